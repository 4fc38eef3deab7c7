import type { Report } from "./lesson-problem.ts";

/** Characters in a lesson: six times the built-in one. */
const LESSON_LIMIT = 300_000;
/** Characters between two empty lines: the Markdown parser takes quadratic time for what has brackets in it. */
const BLOCK_LIMIT = 10_000;
/** Directives in one another, and list or quote marks at the start of one line: the parser calls itself for each. */
const NESTING_LIMIT = 8;
const MARK_LIMIT = 24;

const MARKS = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MARK_LIMIT}}`);

/** Refuses what would keep the Markdown parser busy for minutes, before it is asked. True when all is well. */
export function withinLimits(markdown: string, report: Report): boolean {
  if (markdown.length > LESSON_LIMIT) {
    report(1, "too-large", `A lesson has at most ${LESSON_LIMIT} characters: make two lessons of it.`);
    return false;
  }
  const block = new BlockCounter();
  const depth = new DirectiveDepth();
  for (const [index, line] of markdown.split("\n").entries()) {
    if (block.after(line) > BLOCK_LIMIT) {
      report(index + 1, "too-large", `More than ${BLOCK_LIMIT} characters without an empty line: add one.`);
      return false;
    }
    if (depth.after(line) > NESTING_LIMIT || MARKS.test(line)) {
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

class BlockCounter {
  #length = 0;

  after(line: string): number {
    this.#length = line.trim() === "" ? 0 : this.#length + line.length;
    return this.#length;
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
