import type { LineRange, Question } from "../../domain/lesson/lesson.ts";

/** What stands around a lesson, in a class and alone. */
export const lessonWords = {
  lesson: "Lesson",
  code: "Code",
  output: "Output",
  question: "Question",
  stepOf: (step: number, steps: number) => ({ before: "Step ", step: String(step), after: ` of ${steps}` }),
  frameOf: (frame: number, frames: number) => `frame ${frame} of ${frames}`,
  transport: "Steps",
  forward: "Forward",
  back: "Back",
  firstFrame: "First frame of this step",
  lastFrame: "Last frame of this step",
  /** In a class: opens a pad. */
  tryIt: "Try it",
} as const;

/** How a question wants to be answered. */
export const questionKinds: Record<Question["kind"], string> = {
  "one-choice": "Choose one",
  "many-choices": "Choose all that fit",
  "free-text": "Answer in your own words",
  code: "Answer with code",
};

/** 'Line 3', 'Lines 2–3, 5'; empty when all lines are alike. */
export function linesWords(ranges: readonly LineRange[]): string {
  if (ranges.length === 0) return "";
  const parts = ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const one = ranges.length === 1 && ranges[0]?.from === ranges[0]?.to;
  return `${one ? "Line" : "Lines"} ${parts.join(", ")}`;
}
