import { describe, expect, test } from "vitest";
import {
  newestVersion,
  padOfPerson,
  placeOn,
  sharedInSpotlight,
  versionOf,
} from "../../components/pad/pad-choice.ts";
import { padMarks } from "../../components/pad/pad-marks.ts";
import { padLabel, spotlightLabel } from "../../components/pad/pad-name.ts";
import { padStanding } from "../../components/pad/pad-standing.ts";
import { rosterOf } from "../../components/teach/roster.ts";
import { namesWords } from "../../components/words/pad.ts";
import { padRefusalWords } from "../../components/words/pad-refusals.ts";
import { mapLines } from "../../domain/pad/line-map.ts";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { PadError } from "../../domain/pad/pad-protocol.ts";
import type { Whereabouts } from "../../domain/protocol.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { redact } from "../../domain/session/audience.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { openClass } from "../domain/session-story.ts";

/** Step 1 of the story's lesson has a program, step 0 has none. */
const STEP = 1;
const text = (n: number) => ({ hash: String(n).padStart(32, "0") });
const has = (pad: string): Whereabouts => ({ online: true, position: null, mode: "following", pad });

describe("which pad a viewer comes to", () => {
  const story = openClass();
  story.ask("host", { type: "pad/hand-out", place: STEP, text: text(1) });
  story.ask("host", { type: "pad/hand-out", place: STEP, text: text(2) });
  const { state } = story;

  test("a step with a program has its own, any other the free one", () => {
    expect([placeOn(state, STEP), placeOn(state, 0)]).toEqual([STEP, "free"]);
    expect([newestVersion(state, STEP), newestVersion(state, "free")]).toEqual([2, 0]);
  });

  test("a host gets what the student has open, or else the newest of the step in sight", () => {
    expect(padOfPerson(state, undefined, "ada", STEP)).toEqual({ owner: "ada", place: STEP });
    expect(padOfPerson(state, has(ownPad("ada", "free")), "ada", STEP).place).toBe("free");
    expect(padOfPerson(state, has(classPad("free")), "ada", STEP).place).toBe(STEP);
    const choice = { owner: "ada", place: STEP };
    expect(versionOf(state, undefined, choice)).toBe(2);
    expect(versionOf(state, has(ownPad("ada", STEP, 1)), choice)).toBe(1);
    expect(versionOf(state, has(ownPad("ada", 2, 1)), choice)).toBe(2);
    expect(versionOf(state, undefined, { owner: "class", place: STEP })).toBe(0);
  });

  test("bears the name that this viewer may know", () => {
    expect(padLabel(state, "ada", "class")).toBe("Shared pad");
    expect(padLabel(state, "ada", "ada")).toBe("My pad");
    expect(padLabel(state, "host", "ada")).toBe("ada’s pad");
  });
});

describe("the spotlight's name", () => {
  const labelFor = (named: boolean, who: string) => {
    const story = openClass();
    story.ask("host", { type: "pad/spotlight", pad: ownPad("ada", STEP), named });
    const kind = who === "host" ? { kind: "host" as const } : { kind: "student" as const, id: who };
    return spotlightLabel(redact(story.state, kind), who);
  };

  test("is told to all, or to hosts alone; its owner knows it", () => {
    expect([labelFor(true, "bo"), labelFor(false, "bo")]).toEqual(["ada’s pad", "A student’s pad"]);
    expect(labelFor(false, "host")).toBe("ada’s pad");
    expect(labelFor(false, "ada")).toBe("Your pad");
  });

  test("the class's own pad is known as such", () => {
    const story = openClass();
    expect(sharedInSpotlight(story.state)).toBeNull();
    story.ask("host", { type: "pad/spotlight", pad: classPad(STEP), named: false });
    const wall = redact(story.state, { kind: "screen" });
    expect(sharedInSpotlight(wall)).toEqual({ owner: "class", place: STEP });
    expect(spotlightLabel(wall, null)).toBe("Shared pad");
  });

  test("hosts see in the roster whose it is, and who may write", () => {
    const story = openClass();
    story.ask("host", { type: "pad/spotlight", pad: ownPad("ada", STEP), named: false });
    story.ask("host", { type: "writer/choose", id: "bo" });
    const rows = rosterOf(story.state, {}).map(({ id, shown, writes }) => [id, shown, writes]);
    expect(rows).toEqual([
      ["host", false, false],
      ["ada", true, false],
      ["bo", false, true],
    ]);
    story.ask("host", { type: "writing/allow", to: "hosts" });
    expect(rosterOf(story.state, {}).some(({ writes }) => writes)).toBe(false);
  });
});

describe("how one stands to a pad", () => {
  const readOnly: Result<null, Rejection> = refuse("not-a-writer");
  const open = { is: "open", live: true, unsent: false } as const;
  test.each([
    [open, ok(null), "saved"],
    [{ ...open, unsent: true }, ok(null), "saving"],
    [{ ...open, live: false, unsent: true }, ok(null), "offline"],
    [{ ...open, live: false }, readOnly, "reading"],
    [{ ...open, is: "opening" }, ok(null), "opening"],
    [{ ...open, is: "opening", live: false }, ok(null), "opening-offline"],
    [{ ...open, is: "shut" }, ok(null), "shut"],
  ] as const)("%o, %o: %s", (view, may, standing) => {
    expect(padStanding(view, may)).toBe(standing);
  });

  test("each refusal has a sentence of its own", () => {
    const said = PadError.options.map((code) => padRefusalWords(code));
    expect(new Set(said).size).toBe(said.length);
    for (const sentence of said) expect(sentence).not.toContain("refused (");
  });

  test("many names are counted", () => {
    expect(namesWords(["Ada"])).toBe("Ada");
    expect(namesWords(["Ada", "Bo", "Cy", "Di", "Ed"])).toBe("Ada, Bo, Cy and 2 more");
  });
});

describe("marks of an execution in a text", () => {
  const source = "a\nb\nc\nd\n";
  const frame = { id: 1, name: "g", line: 3, firstLine: 1 };
  const marksIn = (written: string, state: "suspended" | "created" = "suspended") =>
    padMarks(
      {
        source,
        state: {
          stack: [0],
          nextLine: 2,
          justRun: { frame: 0, line: 1 },
          frames: new Map([[1, { ...frame, state }]]),
          handOver: null,
        } as unknown as TraceState,
      },
      mapLines(source, written),
    );

  test("stay on the lines that ran, wherever those are now", () => {
    expect(marksIn(source)).toEqual({ next: 2, last: 1, parked: [3] });
    expect(marksIn(`new\n${source}`)).toEqual({ next: 3, last: 2, parked: [4] });
  });

  test("of lines that are gone or changed are nowhere, and none for what has not begun", () => {
    expect(marksIn("a\nB\nd\n")).toEqual({ next: null, last: 1, parked: [] });
    expect(marksIn(source, "created").parked).toEqual([]);
  });
});
