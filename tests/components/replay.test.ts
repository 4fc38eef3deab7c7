import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { PadsInSight } from "../../client/replay/recorded-pads.ts";
import { hasMoved } from "../../components/editor/recorded-text.ts";
import { textChanges } from "../../components/editor/text-changes.ts";
import type { KeyPlace, KeyPress } from "../../components/keys/key-intent.ts";
import { padElsewhere, padOfInstant, padsToChoose } from "../../components/replay/pad-of-instant.ts";
import { replayKey } from "../../components/replay/replay-keys.ts";
import { chapterAt, marksOfChapters } from "../../components/replay/replay-moves.ts";
import { drawnMarks } from "../../components/replay/timeline-marks.ts";
import type { Mark, RecordedPad } from "../../domain/recording/recording.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { lesson } from "../domain/session-story.ts";

const open: KeyPlace = { typing: false, covered: false, ownArrows: false, ownSpace: false };

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, ...held };
}

describe("the keys of a replay", () => {
  test.each<[string, Partial<KeyPress>, unknown]>([
    [" ", {}, { does: "play" }],
    ["ArrowRight", {}, { does: "skip", ms: 5000 }],
    ["ArrowLeft", { repeat: true }, { does: "skip", ms: -5000 }],
    ["ArrowRight", { shiftKey: true }, { does: "skip-share", share: 0.1 }],
    ["ArrowLeft", { shiftKey: true }, { does: "skip-share", share: -0.1 }],
    ["[", {}, { does: "chapter", way: -1 }],
    ["]", {}, { does: "chapter", way: 1 }],
    ["0", {}, { does: "go-share", share: 0 }],
    ["9", {}, { does: "go-share", share: 0.9 }],
    [".", {}, { does: "event" }],
    ["PageDown", {}, { does: "step-forward" }],
    ["PageUp", {}, { does: "step-back" }],
    ["Escape", {}, { does: "return" }],
    ["?", { shiftKey: true }, { does: "list" }],
    ["f", {}, { does: "full-screen" }],
    ["/", { shiftKey: true }, { does: "search" }],
    ["[", { altKey: true, ctrlKey: true }, { does: "chapter", way: -1 }],
  ])("%j with %j", (key, held, meant) => {
    expect(replayKey(press(key, held), open)).toEqual(meant);
  });

  test.each(["ArrowUp", "Home", "a", "Enter", "r"])("%s is not the replay's", (key) => {
    expect(replayKey(press(key), open)).toBeNull();
  });

  test("nothing while typing, under a dialog, or with other keys held", () => {
    for (const key of [" ", "ArrowRight", "[", "5", ".", "?"]) {
      expect(replayKey(press(key), { ...open, typing: true })).toBeNull();
      expect(replayKey(press(key), { ...open, covered: true })).toBeNull();
      expect(replayKey(press(key, { ctrlKey: true }), open)).toBeNull();
    }
  });

  test("what has a use of its own for a key keeps it", () => {
    expect(replayKey(press("ArrowRight"), { ...open, ownArrows: true })).toBeNull();
    expect(replayKey(press(" "), { ...open, ownSpace: true })).toBeNull();
  });

  test("holding a key down does not race through chapters", () => {
    expect(replayKey(press("]", { repeat: true }), open)).toBeNull();
  });
});

describe("chapters", () => {
  const chapters = [
    { t: 0, step: 0, title: "Candy" },
    { t: 10_000, step: 1, title: "Endless numbers" },
  ];

  test("an instant is in the last that has begun", () => {
    expect(chapterAt(chapters, 9_999)?.title).toBe("Candy");
    expect(chapterAt(chapters, 10_000)?.title).toBe("Endless numbers");
    expect(chapterAt([], 10)).toBeUndefined();
  });

  test("are listed with what happened in them, but for where somebody typed", () => {
    const marks: Mark[] = [
      { t: 500, kind: "run" },
      { t: 500, kind: "run" },
      { t: 600, kind: "edits" },
      { t: 10_000, kind: "baton" },
    ];
    expect(marksOfChapters(chapters, marks).map((one) => one.marks)).toEqual([
      [{ t: 500, kind: "run" }],
      [{ t: 10_000, kind: "baton" }],
    ]);
  });
});

describe("marks on the timeline", () => {
  test("lie apart, and edits give way", () => {
    const marks: Mark[] = [
      { t: 0, kind: "edits" },
      { t: 500, kind: "run" },
      { t: 500, kind: "edits" },
      { t: 501, kind: "run" },
      { t: 1000, kind: "baton" },
    ];
    expect(drawnMarks(marks, 1000, 200)).toEqual([
      { kind: "edits", left: 0 },
      { kind: "run", left: 100 },
      { kind: "baton", left: 200 },
    ]);
  });

  test("are one for each place, what is rare before what is not, however narrow it is", () => {
    const marks: Mark[] = Array.from({ length: 1000 }, (_, t) => ({ t, kind: t === 501 ? "run" : "baton" }));
    const drawn = drawnMarks(marks, 1000, 300);
    const gaps = drawn.slice(1).map(({ left }, at) => left - (drawn[at]?.left ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
    expect(drawn.filter(({ kind }) => kind === "run")).toHaveLength(1);
  });

  test("are none where there is no time", () => {
    expect(drawnMarks([{ t: 0, kind: "run" }], 0, 200)).toEqual([]);
  });
});

describe("cursors of a pad", () => {
  test("are those of who typed lately, under their names, until that is long ago", () => {
    const pads = new PadsInSight();
    const pad = { text: "yield", cursors: { s3: { at: 2, t: 1000 }, host: { at: 5, t: 5000 } } };
    const namesAt = (t: number) => {
      pads.show({ state: emptySession, pads: { "class.1.0": pad }, unread: [] }, t);
      return pads.read("class.1.0")?.cursors.map(({ name, at }) => [name, at]);
    };
    expect(namesAt(6000)).toEqual([
      ["Student 3", 2],
      ["Instructor", 5],
    ]);
    expect(namesAt(12_000)).toEqual([["Instructor", 5]]);
  });

  test("have moved where somebody types or goes, and not where others do", () => {
    const state = EditorState.create({ doc: "one\ntwo\n" });
    const before = [{ n: 1, head: 7 }];
    const typed = (text: string) => state.changes(textChanges("one\ntwo\n", text));
    expect(hasMoved({ n: 1, head: 9 }, before, typed("zzone\ntwo\n"))).toBe(false);
    expect(hasMoved({ n: 1, head: 7 }, before, typed("one\ntwo!\n"))).toBe(false);
    expect(hasMoved({ n: 1, head: 8 }, before, typed("one\ntwo!\n"))).toBe(true);
    expect(hasMoved({ n: 2, head: 7 }, before, typed("one\ntwo\n"))).toBe(true);
  });
});

describe("what stands in the code's place", () => {
  const state: SessionState = { ...emptySession, phase: "open", lesson };
  const SOURCE = "def g():\n    yield 1\n";
  const typed: RecordedPad = { text: SOURCE, cursors: { host: { at: 3, t: 1000 } } };

  function padsWith(pads: Record<string, RecordedPad>, t: number): PadsInSight {
    const sight = new PadsInSight();
    sight.show({ state, pads, unread: [] }, t);
    return sight;
  }

  test("is asked for on a step that the class is not on, and there alone: with what it looks at it comes by itself", () => {
    const there = { ...state, position: { step: 1, frame: 0 } };
    expect([padElsewhere(there, 1), padElsewhere(there, 2)]).toEqual([null, "class.2.0"]);
  });

  test("is the program, as long as the class's pad says the same, also right after it was typed and run", () => {
    for (const t of [2000, 60_000])
      expect(padOfInstant(state, padsWith({ "class.1.0": typed }, t), 1, SOURCE)).toBeNull();
    expect(padOfInstant(state, padsWith({}, 0), 1, SOURCE)).toBeNull();
  });

  test("is the class's pad where it says something else, and its free one while somebody types", () => {
    expect(padOfInstant(state, padsWith({ "class.1.0": typed }, 60_000), 1, "other")).toBe("class.1.0");
    expect(padOfInstant(state, padsWith({ "class.free.0": typed }, 2000), 0, SOURCE)).toBe("class.free.0");
    expect(padOfInstant(state, padsWith({ "class.free.0": typed }, 60_000), 0, SOURCE)).toBeNull();
  });

  test("is what is in the spotlight, by its own name where the recording has it", () => {
    const spotlight = { place: 1, name: null, pad: null };
    const hidden = { ...state, spotlights: 2, spotlight };
    expect(padOfInstant(hidden, padsWith({ "spotlight.2": typed }, 0), 1, SOURCE)).toBe("spotlight.2");
    const known = { ...hidden, spotlight: { ...spotlight, pad: "pAda-71.1.0" } };
    expect(padOfInstant(known, padsWith({ "pAda-71.1.0": typed }, 0), 1, SOURCE)).toBe("pAda-71.1.0");
  });

  test("may be any pad of the step, or a free one", () => {
    const names = ["class.1.0", "class.2.0", "class.free.0", "pAda-71.1.1", "spotlight.1"];
    expect(padsToChoose(state, names, 1).map(([name]) => name)).toEqual([
      "class.1.0",
      "class.free.0",
      "pAda-71.1.1",
      "spotlight.1",
    ]);
  });
});
