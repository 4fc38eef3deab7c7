import fc from "fast-check";
import { expect, test } from "vitest";
import { cutPlan, NO_CUTS } from "../../domain/recording/cut-plan.ts";
import { playedTime, recordedTimeOf } from "../../domain/recording/idle-time.ts";
import { PadSearch, searchLesson } from "../../domain/recording/search.ts";
import { idleOf, voiceOf } from "../../domain/recording/timeline.ts";
import { RecordedStory } from "../support/recorded-story.ts";
import { runOf } from "./session-story.ts";

const PAD = "class.1.0";

test("chapters are the steps that the class came to, but for those passed by; a cut begins one where it changes the step", () => {
  const story = new RecordedStory()
    .ask(5000, "host", { type: "step/move", to: { step: 1, frame: 0 } })
    .ask(6000, "host", { type: "step/move", to: { step: 1, frame: 1 } })
    .ask(9000, "host", { type: "step/move", to: { step: 2, frame: 0 } })
    .ask(9200, "host", { type: "step/move", to: { step: 3, frame: 0 } })
    .ask(20_000, "host", { type: "step/move", to: { step: 0, frame: 0 } });
  const starts = (from: number, to: number) =>
    story
      .recording("shared", { ...NO_CUTS, hidden: [{ from, to }] }, 30_000)
      .manifest.chapters.map(({ t, step, title }) => [t, step, title]);
  expect(starts(0, 0)).toEqual([
    [0, 0, "Title 0"],
    [5000, 1, "Title 1"],
    [9200, 3, "Title 3"],
    [20_000, 0, "Title 0"],
  ]);
  expect(starts(4000, 15_000)).toEqual([
    [0, 0, "Title 0"],
    [4000, 3, "Title 3"],
    [9000, 0, "Title 0"],
  ]);
});

test("marks are runs, hand-overs, spotlights, pushes, and edits of the class's pads at most every 30 s", () => {
  const story = new RecordedStory()
    .ask(0, "ada", { type: "participant/join", name: "Ada" })
    .begin(50, PAD, "seed")
    .type(100, "ada", "ada.1.0", (text) => text.insert(0, "x"))
    .ask(200, "host", { type: "run/show", step: 1, run: runOf(1, 3) });
  for (const at of [1000, 2000, 30_900, 31_100, 40_000])
    story.type(at, "host", PAD, (text) => text.insert(0, "x"));
  story
    .ask(41_000, "host", { type: "baton/pass", id: "ada" })
    .ask(42_000, "host", { type: "pad/spotlight", pad: "ada.1.0", named: false })
    .ask(43_000, "host", { type: "pad/hand-out", place: 1, text: { hash: "1".repeat(32) } });
  const { manifest } = story.recording("shared");
  expect(manifest.marks.map(({ t, kind }) => [t, kind])).toEqual([
    [200, "run"],
    [1000, "edits"],
    [31_100, "edits"],
    [41_000, "baton"],
    [42_000, "spotlight"],
    [43_000, "push"],
  ]);
  expect(manifest.traces).toEqual([runOf(1, 3).hash]);
  expect(manifest.people).toBe(1);
});

test("a run that was shown only while nothing was recorded is not in the recording", () => {
  const { manifest } = new RecordedStory()
    .ask(10, "host", { type: "recording/pause" })
    .ask(20, "host", { type: "run/show", step: 1, run: runOf(1, 3) })
    .ask(30, "host", { type: "run/put-away", step: 1 })
    .ask(40, "host", { type: "recording/start" })
    .ask(50, "host", { type: "run/show", step: 1, run: runOf(2, 3) })
    .recording("owner");
  expect(manifest.traces).toEqual([runOf(2, 3).hash]);
});

test("nothing for over 20 s is idle, but for its first 3 s and its last; who types alone is idle to everybody else", () => {
  const story = new RecordedStory()
    .ask(0, "ada", { type: "participant/join", name: "Ada" })
    .type(30_000, "ada", "ada.1.0", (text) => text.insert(0, "x"))
    .ask(60_000, "host", { type: "screens/blank" })
    .ask(80_000, "host", { type: "screens/show" });
  expect(story.recording("owner", NO_CUTS, 90_000).manifest.idle).toEqual([
    { from: 3000, to: 29_000 },
    { from: 33_000, to: 59_000 },
  ]);
  expect(story.recording("shared", NO_CUTS, 90_000).manifest.idle).toEqual([{ from: 3000, to: 59_000 }]);
});

test("while somebody is heard it is not idle", () => {
  const plan = cutPlan({ recorded: [{ from: 0, to: 100_000 }], spans: [{ from: 0, to: 100_000 }] }, NO_CUTS);
  const quiet = [{ from: 0, to: 100_000 }];
  expect(idleOf(quiet, plan, [{ from: 30_000, to: 45_000 }])).toEqual([
    { from: 3000, to: 29_000 },
    { from: 48_000, to: 99_000 },
  ]);
});

test("compressed time and recorded time tell the same instants", () => {
  const idle = [
    { from: 10, to: 30 },
    { from: 50, to: 55 },
  ];
  expect([0, 10, 20, 30, 40, 52, 60].map((t) => playedTime(idle, t))).toEqual([0, 10, 10, 10, 20, 30, 35]);
  expect([0, 9, 10, 11, 30, 40].map((played) => recordedTimeOf(idle, played))).toEqual([
    0, 9, 30, 31, 55, 65,
  ]);
  fc.assert(
    fc.property(fc.nat(100), (played) => {
      expect(playedTime(idle, recordedTimeOf(idle, played))).toBe(played);
    }),
  );
});

test("of the voice what is cut out, or heard in the piece before, is skipped", () => {
  const plan = cutPlan(
    {
      recorded: [
        { from: 0, to: 12_000 },
        { from: 15_000, to: 40_000 },
      ],
      spans: [{ from: 0, to: 40_000 }],
    },
    NO_CUTS,
  );
  const piece = (name: string, from: number, length: number) => ({
    name,
    from,
    length,
    type: "audio/webm",
    size: 1,
  });
  const pieces = voiceOf([piece("b", 9800, 10_000), piece("a", 0, 10_000), piece("c", 9900, 100)], plan);
  expect(pieces.map(({ name, from, length, skip }) => [name, from, length, skip])).toEqual([
    ["a", 0, 10_000, 0],
    ["b", 10_000, 2000, 200],
    ["b", 12_000, 4800, 5200],
  ]);
});

test("a text is found in the steps that the class came to, where it came to them first", () => {
  const chapters = [
    { t: 0, step: 0, title: "" },
    { t: 500, step: 2, title: "" },
    { t: 900, step: 0, title: "" },
  ];
  const steps = ["What a Generator is\nand is not", "generator again", "x\n  the generator = made"];
  expect(searchLesson(" generator ", steps, chapters)).toEqual([
    { t: 0, where: { in: "lesson", step: 0 }, lineNumber: 1, line: "What a Generator is" },
    { t: 500, where: { in: "lesson", step: 2 }, lineNumber: 2, line: "the generator = made" },
  ]);
  expect(searchLesson("  ", steps, chapters)).toEqual([]);
});

test("a text in a pad is told when a line comes to hold it, once while it does, and again after it was gone", () => {
  const story = new RecordedStory()
    .begin(0, PAD, "a = 1\nb = 2\n")
    .type(1000, "host", PAD, (text) => text.insert(6, "Yiel"))
    .type(2000, "host", PAD, (text) => text.insert(10, "d "))
    .type(3000, "host", PAD, (text) => text.insert(12, "!"))
    .type(4000, "host", PAD, (text) => text.insert(6, "\n"))
    .type(5000, "host", PAD, (text) => text.insert(0, "# top\n"))
    .type(6000, "host", PAD, (text) => text.delete(13, 1))
    .type(7000, "host", PAD, (text) => text.insert(13, "y"));
  story.ask(90_000, "host", { type: "screens/blank" }).ask(91_000, "host", { type: "screens/show" });
  const search = new PadSearch("yield");
  const hits = story.recording("shared").chunks.flatMap((chunk) => search.add(chunk));
  expect(hits.map(({ t, lineNumber, line }) => [t, lineNumber, line])).toEqual([
    [2000, 2, "Yield b = 2"],
    [7000, 4, "yield !b = 2"],
  ]);
});

test("what came into a pad while nothing was recorded is found where the recording goes on", () => {
  const story = new RecordedStory()
    .begin(0, PAD, "yield 1\n")
    .ask(1000, "host", { type: "recording/pause" })
    .type(2000, "host", PAD, (text) => text.insert(8, "yield 2\n"))
    .ask(3000, "host", { type: "recording/start" });
  const search = new PadSearch("yield");
  const hits = story.recording("shared").chunks.flatMap((chunk) => search.add(chunk));
  expect(hits.map(({ t, line }) => [t, line])).toEqual([
    [0, "yield 1"],
    [1000, "yield 2"],
  ]);
});
