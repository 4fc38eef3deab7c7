import type { Report } from "./lesson-problem.ts";

/** Characters in a lesson: eight times the built-in one. */
const LESSON_LIMIT = 200_000;
/** Characters between two empty lines, and marks among them: the Markdown parser takes quadratic time for marks that never close. */
const BLOCK_LIMIT = 5_000;
const BLOCK_MARKS_LIMIT = 800;
/** Directives in one another, list or quote marks at the start of a line, and its indentation: the parser calls itself for each level. */
const NESTING_LIMIT = 8;
const LINE_MARKS_LIMIT = 24;
const INDENTATION_LIMIT = 100;

const TOO_INDENTED = new RegExp(`^[ \\t]{${INDENTATION_LIMIT + 1},}\\S`);
const LINE_MARKS = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${LINE_MARKS_LIMIT}}`,
);

/** Refuses what would keep the Markdown parser busy for minutes, before it is asked. True when all is well. */
export function withinLimits(markdown: string, report: Report): boolean {
  if (markdown.length > LESSON_LIMIT) {
    report(1, "too-large", `A lesson has at most ${LESSON_LIMIT} characters: make two lessons of it.`);
    return false;
  }
  const block = new BlockCounter();
  const depth = new DirectiveDepth();
  for (const [index, line] of markdown.split("\n").entries()) {
    if (block.isTooLargeWith(line)) {
      const limits = `${BLOCK_LIMIT} characters or ${BLOCK_MARKS_LIMIT} stars, brackets and bars`;
      report(index + 1, "too-large", `More than ${limits} without an empty line: add one.`);
      return false;
    }
    if (depth.after(line) > NESTING_LIMIT || isTooDeep(line)) {
      report(
        index + 1,
        "too-nested",
        "Too many lists, quotes or ::: blocks inside one another: lay it out flatter.",
      );
      return false;
    }
  }
  return true;
}

function isTooDeep(line: string): boolean {
  return LINE_MARKS.test(line) || TOO_INDENTED.test(line);
}

class BlockCounter {
  #length = 0;
  #marks = 0;

  isTooLargeWith(line: string): boolean {
    if (line.trim() === "") {
      this.#length = 0;
      this.#marks = 0;
    }
    this.#length += line.length;
    if (this.#length > BLOCK_LIMIT) return true;
    this.#marks += line.match(/[*_~[\]|]/g)?.length ?? 0;
    return this.#marks > BLOCK_MARKS_LIMIT;
  }
}

class DirectiveDepth {
  #open = 0;

  after(line: string): number {
    if (/^\s*:{3,}\s*[a-z]/i.test(line)) this.#open += 1;
    else if (/^\s*:{3,}\s*$/.test(line)) this.#open = Math.max(0, this.#open - 1);
    return this.#open;
  }
}
