import type { Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import { cardOf } from "../../domain/lesson/lesson-card.ts";
import type { LessonLibrary } from "../../server/lesson/lesson-library.ts";

/** Frames of each step of the tiny lesson. */
const SHAPE = [1, 3, 1, 2, 1, 1, 4, 1, 1, 1];

/** A lesson of ten steps, prose only. */
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
    kind: "prose",
    frames,
    prose: [{ html: `<p>This is what step ${at + 1} says.</p>`, from: 0 }],
    code: null,
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
