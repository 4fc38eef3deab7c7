import type { Lesson } from "./lesson.ts";

/** The numbers of the steps whose code is a program that can be run. */
export function runnableSteps(lesson: Pick<Lesson, "steps">): number[] {
  return lesson.steps.flatMap(({ code }, step) => (code === null || code.runs.as === "text" ? [] : [step]));
}
