import { z } from "zod";
import { Lesson } from "./lesson.ts";

/** A lesson as a list of lessons shows it. `steps` is how many there are. */
export const LessonCard = Lesson.pick({
  slug: true,
  title: true,
  summary: true,
  categories: true,
  tags: true,
  minutes: true,
}).extend({ steps: z.number().int().positive() });
export type LessonCard = z.infer<typeof LessonCard>;

/** The card of a lesson. */
export function cardOf(lesson: Lesson): LessonCard {
  const { slug, title, summary, categories, tags, minutes } = lesson;
  return { slug, title, summary, categories, tags, minutes, steps: lesson.steps.length };
}
