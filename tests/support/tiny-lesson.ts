import type { Code, Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import { cardOf } from "../../domain/lesson/lesson-card.ts";
import type { LessonLibrary } from "../../server/lesson/lesson-library.ts";

/** Frames of each step of the tiny lesson. */
const SHAPE = [1, 3, 1, 2, 1, 1, 4, 1, 1, 1];

/** The steps that have a program. */
const EXAMPLES = [6, 7];

const source = "x = 1\nx = 2\nx = 3\nx = 4\n";
const code = (frames: number): Code => ({
  name: "count.py",
  language: "python",
  setup: "",
  source,
  lines: source.split("\n").map((line) => [[line, null]]),
  highlights: Array.from({ length: frames }, (_, at) => [{ from: at + 1, to: at + 1 }]),
  runs: { as: "program" },
});

/** A lesson of ten steps, prose but for two. */
export const tinyLesson: Lesson = {
  v: 1,
  slug: "tiny",
  title: "Tiny",
  summary: "Ten steps of nothing much.",
  categories: [],
  tags: [],
  minutes: 5,
  steps: SHAPE.map((frames, at) => ({
    id: `step-${at}`,
    section: "Only",
    title: `Step ${at + 1}`,
    kind: EXAMPLES.includes(at) ? "example" : "prose",
    frames,
    prose: [{ html: `<p>This is what step ${at + 1} says.</p>`, from: 0 }],
    code: EXAMPLES.includes(at) ? code(frames) : null,
    question: null,
  })),
};

const notes: LessonNotes = { v: 1, notes: { "step-0": "<p>Say hello.</p>" }, answers: {} };

/** A library that holds the tiny lesson only. */
export const tinyLibrary: LessonLibrary = {
  list: () => [cardOf(tinyLesson)],
  get: (slug) =>
    slug === tinyLesson.slug
      ? { lesson: tinyLesson, notes, hash: "a".repeat(32), notesHash: "b".repeat(32), traces: new Map() }
      : undefined,
  trace: () => undefined,
};
