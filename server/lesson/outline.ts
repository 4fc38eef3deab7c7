import type { Report } from "./lesson-problem.ts";
import { type Block, lineOf, plainText, type Root } from "./markdown-tree.ts";

/** A step as its author wrote it: a `## Title` with the blocks that follow. */
export type StepSource = {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly line: number;
  readonly blocks: Block[];
};

/**
 * Cuts a lesson at its headings: `#` opens a section, `##` a step; deeper ones belong to the prose.
 * Steps before the first section belong to one named like the lesson.
 */
export function outlineOf(root: Root, lessonTitle: string, report: Report): StepSource[] {
  const steps: StepSource[] = [];
  let section = lessonTitle;
  let current: StepSource | undefined;
  for (const block of root.children) {
    if (block.type === "heading" && block.depth <= 2) {
      const title = titleOf(block, report);
      if (block.depth === 1) section = title;
      current =
        block.depth === 1 ? undefined : { id: idOf(title), section, title, line: lineOf(block), blocks: [] };
      if (current) steps.push(current);
    } else if (current) current.blocks.push(block);
    else if (needsStep(block))
      report(lineOf(block), "outside-step", "Put this under a step: a line '## Its title'.");
  }
  reportDuplicates(steps, report);
  return steps;
}

function titleOf(heading: Block, report: Report): string {
  const title = plainText(heading).replace(/\s+/g, " ");
  if (title === "") report(lineOf(heading), "empty-title", "Give this heading a title.");
  return title || "?";
}

function idOf(title: string): string {
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join("-").slice(0, 80) ?? "step";
}

function needsStep(block: Block): boolean {
  return !["yaml", "html", "definition", "footnoteDefinition"].includes(block.type);
}

function reportDuplicates(steps: readonly StepSource[], report: Report): void {
  const lines = new Map<string, number>();
  for (const step of steps) {
    const first = lines.get(step.id);
    if (first === undefined) lines.set(step.id, step.line);
    else
      report(
        step.line,
        "duplicate-title",
        `The step on line ${first} has nearly the same title: change one of them.`,
      );
  }
}
