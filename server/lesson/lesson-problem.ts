/** What an author can get wrong. */
export type LessonProblemCode =
  | "bad-slug"
  | "too-large"
  | "too-nested"
  | "bad-front-matter"
  | "no-steps"
  | "outside-step"
  | "empty-title"
  | "duplicate-title"
  | "empty-step"
  | "empty-code"
  | "unknown-directive"
  | "misplaced-directive"
  | "unclosed-directive"
  | "unclosed-fence"
  | "bad-fence-option"
  | "highlight-outside-code"
  | "setup-without-code"
  | "output-without-code"
  | "duplicate-output"
  | "bad-frame"
  | "bad-question"
  | "bad-options"
  | "duplicate-option"
  | "duplicate-question"
  | "bad-image"
  | "image-without-alt";

/** An author's mistake: the line of the file (from 1), what it is, and a sentence that says what to do. */
export type LessonProblem = {
  readonly line: number;
  readonly code: LessonProblemCode;
  readonly detail: string;
};

/** Takes down a mistake and lets compiling go on, so that an author sees all of them at once. */
export type Report = (line: number, code: LessonProblemCode, detail: string) => void;

/** Lessons that are part of the product and do not compile: nothing can be served. */
export class LessonProblems extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These lessons cannot be taught yet:\n${problems.join("\n")}`);
    this.name = "LessonProblems";
    this.problems = problems;
  }
}
