import type { LessonNotes } from "../../domain/lesson/lesson.ts";
import { Question } from "../../domain/lesson/lesson.ts";
import type { Report } from "./lesson-problem.ts";
import { type Block, type Container, lineOf, plainText } from "./markdown-tree.ts";

export type Answer = LessonNotes["answers"][string];
type List = Extract<Block, { type: "list" }>;

const MAX_OPTIONS = 10;
const Kind = Question.shape.kind;

/**
 * Reads a `:::question`. With options: the prompt, a task list whose right options are ticked, and why.
 * Without: the first paragraph is the prompt, the rest is the answer.
 */
export function compileQuestion(
  container: Container,
  render: (blocks: readonly Block[]) => string,
  report: Report,
): { question: Question; answer: Answer } | null {
  const line = lineOf(container);
  const kind = Kind.safeParse(container.attributes?.kind);
  if (!kind.success) {
    report(line, "bad-question", `Write :::question{kind=...} with one of ${Kind.options.join(", ")}.`);
    return null;
  }
  const chosen = kind.data === "one-choice" || kind.data === "many-choices";
  const { prompt, list, rest } = partsOf(container, chosen);
  if (prompt === "") report(line, "bad-question", "Write the question itself as the first line.");
  if (chosen && list === undefined)
    report(line, "bad-options", "List the options as '- [ ] ...', the right one as '- [x] ...'.");
  const options = (list?.children ?? []).map((item, index) => ({
    id: String.fromCharCode("a".charCodeAt(0) + index),
    html: render(item.children).replace(/^<p>(.*)<\/p>$/s, "$1"),
  }));
  if (list) reportOptions(list, kind.data, report);
  const right = options.filter((_, index) => list?.children[index]?.checked === true).map(({ id }) => id);
  const text = rest.map(plainText).filter(Boolean).join("\n\n");
  return { question: { kind: kind.data, prompt, options }, answer: { options: right, text } };
}

function partsOf(
  container: Container,
  chosen: boolean,
): { prompt: string; list: List | undefined; rest: Block[] } {
  const blocks = container.children as Block[];
  const at = chosen ? blocks.findIndex((block) => block.type === "list") : -1;
  const head = blocks.slice(0, at < 0 ? 1 : at);
  const list = blocks[at];
  return {
    prompt: head.map(plainText).join(" ").trim(),
    list: list?.type === "list" ? list : undefined,
    rest: blocks.slice(at < 0 ? 1 : at + 1),
  };
}

function reportOptions(list: List, kind: Question["kind"], report: Report): void {
  const items = list.children;
  if (items.length < 2 || items.length > MAX_OPTIONS)
    report(lineOf(list), "bad-options", `Give 2 to ${MAX_OPTIONS} options.`);
  for (const item of items.filter(({ checked }) => typeof checked !== "boolean"))
    report(lineOf(item as Block), "bad-options", "Start this option with [ ], or with [x] when it is right.");
  const right = items.filter(({ checked }) => checked === true).length;
  if (right === 0 || (kind === "one-choice" && right > 1))
    report(
      lineOf(list),
      "bad-options",
      kind === "one-choice" ? "Tick one option, and one only: [x]." : "Tick what is right: [x].",
    );
  const seen = new Set<string>();
  for (const item of items) {
    const words = plainText(item as Block).toLowerCase();
    if (words === "") report(lineOf(item as Block), "bad-options", "Say what this option is.");
    else if (seen.has(words))
      report(lineOf(item as Block), "duplicate-option", "This option is there twice: change or remove it.");
    seen.add(words);
  }
}
