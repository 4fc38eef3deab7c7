import type { Lesson, Step } from "../../../domain/lesson/lesson.ts";
import type { LessonLibrary } from "../../../server/lesson/lesson-library.ts";

/** Steps of one frame, but for every fifth, which has three. */
export const SHAPE = Array.from({ length: 20 }, (_, index) => (index % 5 === 4 ? 3 : 1));

const lesson: Lesson = {
  v: 1,
  slug: "small",
  title: "A small lesson",
  summary: "",
  categories: [],
  tags: [],
  minutes: null,
  steps: SHAPE.map(
    (frames, index): Step => ({
      id: `step-${index + 1}`,
      section: "All",
      title: `Step ${index + 1}`,
      kind: "prose",
      frames,
      prose: [{ html: `<p>${index + 1}</p>`, from: 0 }],
      code: null,
      question: null,
    }),
  ),
};

const compiled = {
  lesson,
  notes: { v: 1, notes: {}, answers: {} },
  hash: "a".repeat(32),
  notesHash: "b".repeat(32),
} as const;

/** A library of one lesson, that needs no compiling. */
export const smallLibrary: LessonLibrary = {
  list: () => [],
  get: (slug) => (slug === lesson.slug ? compiled : undefined),
};
