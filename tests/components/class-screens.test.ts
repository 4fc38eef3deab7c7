import { describe, expect, test } from "vitest";
import { absenceBetween } from "../../components/class/absence.ts";
import { standingOf } from "../../components/class/class-standing.ts";
import { sectionsOf } from "../../components/lesson/outline.tsx";
import { screenShows } from "../../components/screen/screen-shows.ts";
import { classWords, ordinal } from "../../components/words/class.ts";
import { linesWords } from "../../components/words/lesson.ts";
import { refusalWords } from "../../components/words/refusals.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";

const open: SessionState = { ...emptySession, phase: "open" };
const following = { line: { is: "live" }, state: open, locked: false, mode: "following" } as const;

describe("the state chip", () => {
  test("says one thing: ended before reconnecting, reconnecting before locked, locked before the rest", () => {
    const worst = {
      ...following,
      line: { is: "reconnecting" },
      state: { ...open, phase: "closed" },
      locked: true,
    } as const;
    expect(standingOf(worst)).toBe("ended");
    expect(standingOf({ ...worst, state: open })).toBe("reconnecting");
    expect(standingOf({ ...following, locked: true })).toBe("locked");
    expect(standingOf({ ...following, mode: "own" })).toBe("own");
    expect(standingOf(following)).toBe("following");
  });
});

describe("after an absence", () => {
  test("the strip names the steps that were missed, the one of now included", () => {
    const missed = absenceBetween(3, 7);
    expect(missed).toEqual({ went: "forward", from: 4, to: 7 });
    expect(classWords.away.forward(5, 8)).toBe("While you were away: steps 5 to 8.");
    expect(classWords.away.forward(5, 5)).toBe("While you were away: step 5.");
  });

  test("nothing was missed on the same step; a class may have gone back", () => {
    expect(absenceBetween(3, 3)).toBeNull();
    expect(absenceBetween(3, 1)).toEqual({ went: "back", to: 1 });
  });
});

describe("the screen", () => {
  test("shows the code until the class has moved off its first frame, also when it comes back there", () => {
    expect(screenShows(open)).toBe("waiting");
    expect(screenShows({ ...open, position: { step: 0, frame: 1 }, visited: [0] })).toBe("lesson");
    expect(screenShows({ ...open, visited: [0, 1] })).toBe("lesson");
  });

  test("is covered while blank, and says when the class has ended", () => {
    expect(screenShows({ ...open, screensBlank: true })).toBe("blank");
    expect(screenShows({ ...open, screensBlank: true, phase: "closed" })).toBe("ended");
    expect(screenShows(emptySession)).toBe("nothing-yet");
  });
});

describe("words", () => {
  test("places in line are counted as people count", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 112].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "13th",
      "21st",
      "22nd",
      "111th",
      "112th",
    ]);
  });

  test("highlighted lines are named, beside their colour", () => {
    expect(linesWords([])).toBe("");
    expect(linesWords([{ from: 3, to: 3 }])).toBe("Line 3");
    expect(
      linesWords([
        { from: 2, to: 3 },
        { from: 5, to: 5 },
      ]),
    ).toBe("Lines 2–3, 5");
  });

  test("every refusal is a sentence, known or not, and says how long to wait", () => {
    expect(refusalWords("room-full")).toMatch(/full/);
    expect(refusalWords("something-new")).toMatch(/something-new/);
    expect(refusalWords("toString")).toMatch(/toString/);
    expect(refusalWords("too-many-tries", 11.2)).toMatch(/12 seconds/);
    expect(refusalWords("too-many-tries", 0.5)).toMatch(/1 second,/);
  });
});

test("an outline gathers steps by section, and keeps two sections of one name apart", () => {
  const step = (section: string, title: string) => ({ section, title });
  const sections = sectionsOf([step("A", "one"), step("A", "two"), step("B", "three"), step("A", "four")]);
  expect(sections.map(({ section, steps }) => [section, steps.map((one) => one.number)])).toEqual([
    ["A", [0, 1]],
    ["B", [2]],
    ["A", [3]],
  ]);
});
