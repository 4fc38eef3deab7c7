import { type FenceOptions, fenceOptions, isPython } from "./fence-options.ts";
import type { Report } from "./lesson-problem.ts";
import { type Block, type Container, type Fence, findInside, lineOf } from "./markdown-tree.ts";
import type { StepSource } from "./outline.ts";

/** A step's blocks by what they are for. Frames are counted from 0. */
export type StepParts = {
  prose: { from: number; blocks: Block[] }[];
  code: { fence: Fence; options: FenceOptions } | null;
  setup: string[];
  /** Without a frame, it is shown on the last one. */
  output: { text: string; from: number | null } | null;
  notes: Block[];
  question: Container | null;
  /** The last frame on which something is revealed. */
  lastReveal: number;
};

/** Sorts the blocks of a step, and reports what has no place in one. */
export function readStep(source: StepSource, report: Report): StepParts {
  const parts: StepParts = {
    prose: [],
    code: null,
    setup: [],
    output: null,
    notes: [],
    question: null,
    lastReveal: 0,
  };
  for (const block of source.blocks) {
    if (block.type === "containerDirective") readDirective(block, parts, report);
    else if (block.type === "leafDirective") reportDirective(block, report);
    else if (block.type === "code") readFence(block, parts, report);
    else addProse(block, 0, parts, report);
  }
  if (parts.setup.length > 0 && parts.code === null)
    report(
      source.line,
      "setup-without-code",
      "This step has a setup fence, but no ```python fence that it is for.",
    );
  return parts;
}

function readDirective(block: Container, parts: StepParts, report: Report): void {
  const swallowed = findInside(block, (inner) => inner.type === "heading" && inner.depth <= 2);
  if (swallowed) {
    const detail = `This block goes on past the heading on line ${lineOf(swallowed)}: close it with a line of :::.`;
    report(lineOf(block), "unclosed-directive", detail);
  } else if (block.name === "reveal") readReveal(block, parts, report);
  else if (block.name === "notes") {
    for (const inner of block.children as Block[]) reportNested(inner, report);
    parts.notes.push(...(block.children as Block[]));
  } else if (block.name === "question") {
    for (const inner of block.children as Block[]) reportNested(inner, report);
    if (parts.question)
      report(lineOf(block), "duplicate-question", "A step asks one question: make a second step.");
    parts.question = block;
  } else reportDirective(block, report);
}

function readReveal(block: Container, parts: StepParts, report: Report): void {
  const frame = block.attributes?.frame;
  const from = frame === undefined ? parts.lastReveal + 1 : Number(frame) - 1;
  if (frame !== undefined && (!/^\d{1,2}$/.test(frame ?? "") || from < 1 || from < parts.lastReveal)) {
    report(
      lineOf(block),
      "bad-frame",
      "frame= is a number from 2 to 99, not before that of the reveal above.",
    );
    return;
  }
  parts.lastReveal = from;
  for (const inner of block.children as Block[]) {
    if (inner.type === "code" && inner.lang === "output") readOutput(inner, from, parts, report);
    else addProse(inner, from, parts, report);
  }
}

function readFence(fence: Fence, parts: StepParts, report: Report): void {
  if (fence.lang === "output") readOutput(fence, null, parts, report);
  else if (isPython(fence)) readPython(fence, parts, report);
  else addProse(fence, 0, parts, report);
}

function readPython(fence: Fence, parts: StepParts, report: Report): void {
  const options = fenceOptions(fence, report);
  if (fence.value.trim() === "")
    report(lineOf(fence), "empty-code", "Write some Python in this fence, or remove it.");
  if (options.use === "setup") parts.setup.push(fence.value);
  else if (parts.code === null) parts.code = { fence, options };
  else if (fence.meta)
    report(lineOf(fence), "bad-fence-option", "Only the first Python fence of a step has options.");
  else addProse(fence, 0, parts, report);
}

function readOutput(fence: Fence, from: number | null, parts: StepParts, report: Report): void {
  if (parts.code === null)
    report(lineOf(fence), "output-without-code", "Put the output after the Python that prints it.");
  if (parts.output)
    report(lineOf(fence), "duplicate-output", "A step has one output fence: put all that is printed in it.");
  parts.output = { text: fence.value, from };
}

function addProse(block: Block, from: number, parts: StepParts, report: Report): void {
  if (["html", "definition", "footnoteDefinition"].includes(block.type)) return;
  reportNested(block, report);
  const last = parts.prose.at(-1);
  if (last?.from === from) last.blocks.push(block);
  else parts.prose.push({ from, blocks: [block] });
}

function reportNested(block: Block, report: Report): void {
  const isDirective = (node: { type: string }) => ["containerDirective", "leafDirective"].includes(node.type);
  const nested = isDirective(block) ? block : findInside(block, isDirective);
  if (nested)
    report(
      lineOf(nested),
      "misplaced-directive",
      "A ::: block stands in a step itself, not in a list or another block.",
    );
}

function reportDirective(
  block: Extract<Block, { type: "containerDirective" | "leafDirective" }>,
  report: Report,
): void {
  const known = ["reveal", "notes", "question"].includes(block.name);
  const detail = known
    ? `Write ':::${block.name}' with three colons, and close it with a line of ':::'.`
    : `There is no '${block.name}': known are :::reveal, :::notes and :::question.`;
  report(lineOf(block), "unknown-directive", detail);
}
