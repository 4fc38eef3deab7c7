import { describe, expect, test } from "vitest";
import {
  type CutsDraft,
  leftOf,
  leftOut,
  lengthOf,
  readTypedSpan,
  withEnds,
  withHidden,
  withoutHidden,
} from "../../components/recordings/cuts-draft.ts";
import { asksInMenu, isCut } from "../../components/recordings/recording-asks.ts";
import { sameTitle } from "../../components/recordings/same-title.ts";
import {
  expiryWords,
  importRefusalWords,
  lengthWords,
  sizeWords,
} from "../../components/words/recordings.ts";
import { refusalWords } from "../../components/words/refusals.ts";
import { cutPlan } from "../../domain/recording/cut-plan.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { plainCard } from "../support/plain-card.ts";

const LASTED = 100_400;
const whole: CutsDraft = { trim: { from: 0, to: null }, hidden: [] };

describe("typed times", () => {
  test("of a span say what is wrong with which of them", () => {
    const error = (from: string, to: string) => {
      const read = readTypedSpan(from, to, LASTED);
      return read.ok ? null : read.error;
    };
    expect(error("x", "1:00")).toBe("bad-from");
    expect(error("0:00", "")).toBe("bad-to");
    expect(error("1:41", "1:42")).toBe("outside-from");
    expect(error("0:00", "1:42")).toBe("outside-to");
    expect(error("0:30", "0:30")).toBe("backwards");
  });

  test("come to the very end where they name its last second", () => {
    for (const end of ["1:40", "1:41"])
      expect(readTypedSpan("0:10", end, LASTED)).toEqual({ ok: true, value: { from: 10_000, to: LASTED } });
  });
});

describe("what is left out", () => {
  test("at the ends: an end that is the class's own is none", () => {
    expect(withEnds(whole, { from: 5000, to: 60_000 }, LASTED).trim).toEqual({ from: 5000, to: 60_000 });
    expect(withEnds(whole, { from: 5000, to: LASTED }, LASTED).trim).toEqual({ from: 5000, to: null });
  });

  test("in between: spans that touch become one, others stay apart and in order", () => {
    let draft = withHidden(whole, { from: 50_000, to: 60_000 });
    draft = withHidden(draft, { from: 10_000, to: 20_000 });
    expect(draft.hidden).toEqual([
      { from: 10_000, to: 20_000 },
      { from: 50_000, to: 60_000 },
    ]);
    expect(withHidden(draft, { from: 20_000, to: 55_000 }).hidden).toEqual([{ from: 10_000, to: 60_000 }]);
    const [first, second] = draft.hidden;
    expect(first && withoutHidden(draft, first).hidden).toEqual([second]);
  });

  test("the picture shows what the recording will leave out", () => {
    const draft: CutsDraft = {
      trim: { from: 10_000, to: 90_000 },
      hidden: [
        { from: 5000, to: 12_000 },
        { from: 40_000, to: 50_000 },
        { from: 85_000, to: 99_000 },
      ],
    };
    const span = { from: 0, to: LASTED };
    const plan = cutPlan({ recorded: [span], spans: [span] }, draft);
    expect(leftOf(draft, LASTED)).toEqual(plan.parts.map((part) => part.session));
    expect(lengthOf(leftOf(draft, LASTED))).toBe(plan.length);
    expect(leftOut(draft, LASTED)).toEqual([
      { from: 0, to: 12_000 },
      { from: 40_000, to: 50_000 },
      { from: 85_000, to: LASTED },
    ]);
    expect(leftOf(withHidden(whole, span), LASTED)).toEqual([]);
  });
});

describe("a recording", () => {
  const card: RecordingCard = { ...plainCard, givenAt: 0, lasted: 1000 };
  const { lasted: _, ...file } = { ...card, imported: true };

  test("from a file is neither cut nor anybody's data", () => {
    expect(asksInMenu(card)).toEqual(["rename", "cuts", "forget", "remove"]);
    expect(asksInMenu(file)).toEqual(["rename", "remove"]);
    expect(asksInMenu({ ...card, students: [] })).not.toContain("forget");
  });

  test("is shortened at either end or in between", () => {
    expect(isCut(card)).toBe(false);
    expect(isCut({ ...card, trim: { from: 1, to: null } })).toBe(true);
    expect(isCut({ ...card, trim: { from: 0, to: 9 } })).toBe(true);
    expect(isCut({ ...card, hidden: [{ from: 1, to: 2 }] })).toBe(true);
  });

  test("is deleted by its name, however it is spaced and capitalised", () => {
    expect(sameTitle("  generators AND\u00a0coroutines ", "Generators and coroutines")).toBe(true);
    expect(sameTitle("Generators", "Generators and coroutines")).toBe(false);
    expect(sameTitle("", "Generators")).toBe(false);
  });
});

describe("words", () => {
  test("the day on which it is deleted, counted in days and not in hours", () => {
    const at = (day: string) => new Date(`${day}T00:00:00`).getTime();
    const evening = at("2026-02-19") + 23 * 3_600_000;
    expect(expiryWords(at("2026-03-03") + 60_000, evening)).toBe("Will be deleted on 3 March, in 12 days");
    expect(expiryWords(at("2026-02-20"), evening)).toBe("Will be deleted on 20 February, tomorrow");
    expect(expiryWords(evening - 1, evening)).toBe("Will be deleted on 19 February, today");
    expect(expiryWords(at("2027-02-19"), evening)).toBe("Will be deleted on 19 February 2027, in 365 days");
  });

  test("why a file was not taken, which error it was, and what could be read of it", () => {
    expect(importRefusalWords({ code: "file-newer" })).toContain("newer Baton");
    expect(importRefusalWords({ code: "file-truncated", playsMs: 31 * 60_000 })).toContain("first 31 min");
    expect(importRefusalWords({ code: "file-truncated", playsMs: 28_000 })).toMatch(
      /Only its first 28 seconds could be read\.$/,
    );
    expect(importRefusalWords({ code: "file-truncated" })).toMatch(/Nothing of it could be read\.$/);
    expect(importRefusalWords({ code: "too-many-tries", retryAfterS: 7 })).toContain("7 seconds");
    expect(importRefusalWords({ code: "unreachable" })).toBe(refusalWords("unreachable"));
  });

  test("lengths and sizes, short", () => {
    expect([0, 29_000, 47 * 60_000, 3_600_000, 3_900_000].map(lengthWords)).toEqual([
      "under a minute",
      "under a minute",
      "47 min",
      "1 h",
      "1 h 5 min",
    ]);
    expect([10, 840_000, 12_340_000].map(sizeWords)).toEqual(["1 kB", "840 kB", "12.3 MB"]);
  });
});
