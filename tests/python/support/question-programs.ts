import { readFileSync } from "node:fs";
import * as z from "zod/mini";

const Question = z.object({
  id: z.string(),
  question: z.string(),
  /** What a learner must be able to see. */
  picture: z.string(),
  program: z.string(),
  expected_output: z.string(),
});
type Question = z.infer<typeof Question>;

/** Thirty questions that learners ask, each with a program whose execution answers it. */
export const questionPrograms: readonly Question[] = z
  .array(Question)
  .parse(JSON.parse(readFileSync(new URL("../../fixtures/questions.json", import.meta.url), "utf8")));

export function questionProgram(id: string): Question {
  const found = questionPrograms.find((question) => question.id === id);
  if (found === undefined) throw new Error(`There is no question ${id}`);
  return found;
}
