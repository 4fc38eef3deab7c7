import { expect } from "vitest";
import type { Lesson, LessonNotes, Step } from "../../../domain/lesson/lesson.ts";
import { compileLesson } from "../../../server/lesson/compile-lesson.ts";
import type { LessonProblem } from "../../../server/lesson/lesson-problem.ts";

/** Lines before the body of a step that `inStep` writes: its first line is line HEAD + 1. */
export const HEAD = 6;

/** A lesson of one step with this body. */
export function inStep(body: string): string {
  return `---\ntitle: A lesson\n---\n# A section\n## A step\n\n${body}\n`;
}

/** Compiles what has to compile. */
export async function compiled(markdown: string): Promise<{ lesson: Lesson; notes: LessonNotes }> {
  const result = await compileLesson("a-lesson", markdown);
  if (!result.ok) expect.fail(`The lesson has problems: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The only step of a lesson with this body. */
export async function stepOf(body: string): Promise<Step> {
  const { lesson } = await compiled(inStep(body));
  expect(lesson.steps).toHaveLength(1);
  return lesson.steps[0]!;
}

/** All the prose of the only step. */
export async function htmlOf(body: string): Promise<string> {
  return (await stepOf(body)).prose.map(({ html }) => html).join("\n");
}

/** What an author is told, as 'line code'. */
export async function problemsOf(markdown: string): Promise<string[]> {
  return (await fullProblemsOf(markdown)).map(({ line, code }) => `${line} ${code}`);
}

/** What an author is told, in full. */
export async function fullProblemsOf(markdown: string, slug = "a-lesson"): Promise<LessonProblem[]> {
  const result = await compileLesson(slug, markdown);
  return result.ok ? [] : result.error;
}
