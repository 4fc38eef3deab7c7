import * as z from "zod/mini";
import { positiveNumber } from "../schema.ts";
import { Lesson } from "./lesson.ts";

/** A lesson as a list of lessons shows it. `steps` is how many there are. */
export const LessonCard = z.extend(
  z.pick(Lesson, { slug: true, title: true, summary: true, categories: true, tags: true, minutes: true }),
  { steps: positiveNumber },
);
export type LessonCard = z.infer<typeof LessonCard>;

/** The card of a lesson. */
export function cardOf(lesson: Lesson): LessonCard {
  const { slug, title, summary, categories, tags, minutes } = lesson;
  return { slug, title, summary, categories, tags, minutes, steps: lesson.steps.length };
}
