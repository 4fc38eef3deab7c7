import type { Code, Step } from "../../domain/lesson/lesson.ts";
import { type Answer, compileQuestion } from "./compile-question.ts";
import type { Highlighter } from "./highlight-code.ts";
import type { Report } from "./lesson-problem.ts";
import { type Block, type Definition, lineOf } from "./markdown-tree.ts";
import type { StepSource } from "./outline.ts";
import { readStep, type StepParts } from "./read-step.ts";
import type { Renderer } from "./render-markdown.ts";

/** What compiling a step needs of its lesson and of the process. */
export type StepContext = {
  readonly definitions: readonly Definition[];
  readonly highlight: Highlighter;
  readonly render: Renderer;
  readonly report: Report;
};

/** A step for everybody, and beside it what only hosts are sent. */
export type CompiledStep = { readonly step: Step; readonly notes: string; readonly answer: Answer | null };

export function compileStep(source: StepSource, context: StepContext): CompiledStep {
  const { definitions, report } = context;
  let pieces = 0;
  const render = (blocks: readonly Block[]) =>
    context.render(blocks, definitions, `${source.id}-${pieces++}`);
  const parts = readStep(source, report);
  const asked = parts.question ? compileQuestion(parts.question, render, report) : null;
  const prose = parts.prose
    .map(({ from, blocks }) => ({ html: render(blocks), from }))
    .filter(({ html }) => html);
  if (prose.length === 0 && parts.code === null && parts.question === null)
    report(source.line, "empty-step", "Write something for students to see in this step.");
  if (parts.output && parts.question)
    report(
      lineOf(parts.question),
      "bad-question",
      "Move the output fence into the question, below its options: it is the answer.",
    );
  const frames = Math.max(parts.lastReveal + 1, parts.code?.options.highlights.length ?? 1);
  const step: Step = {
    id: source.id,
    section: source.section,
    title: source.title,
    kind: kindOf(parts),
    frames,
    prose,
    code: codeOf(parts, frames, context.highlight),
    question: asked?.question ?? null,
  };
  return { step, notes: parts.notes.length > 0 ? render(parts.notes) : "", answer: asked?.answer ?? null };
}

function kindOf({ question, code }: StepParts): Step["kind"] {
  if (question) return "question";
  if (code === null) return "prose";
  if (code.options.use === "pad") return "pad";
  return code.options.use === "text" ? "code" : "example";
}

function codeOf({ code, setup, output }: StepParts, frames: number, highlight: Highlighter): Code | null {
  if (code === null) return null;
  const { fence, options } = code;
  const last = options.highlights.at(-1) ?? [];
  return {
    name: options.name,
    language: "python",
    setup: setup.join("\n"),
    source: fence.value,
    lines: highlight(fence.value, "python"),
    // The last highlight stays while more is revealed.
    highlights: Array.from({ length: frames }, (_, frame) => options.highlights[frame] ?? last),
    runs: runsOf(options.use === "text", options.raises),
    ...(output && { output: { text: output.text, from: output.from ?? frames - 1 } }),
  };
}

function runsOf(isText: boolean, exception: string | null): Code["runs"] {
  if (isText) return { as: "text" };
  return exception === null ? { as: "program" } : { as: "failing", exception };
}
