import { Lesson, type LessonNotes } from "../../domain/lesson/lesson.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { type CompiledStep, compileStep } from "./compile-step.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { createHighlighter, type Highlighter } from "./highlight-code.ts";
import { settleImages } from "./lesson-images.ts";
import { withinLimits } from "./lesson-limits.ts";
import type { LessonProblem, Report } from "./lesson-problem.ts";
import { type Definition, lineOf, parseMarkdown, unclosedFences } from "./markdown-tree.ts";
import { outlineOf } from "./outline.ts";
import { createRenderer, type Renderer } from "./render-markdown.ts";

/** A lesson as it is served: everybody's half and the hosts' half. */
export type LessonHalves = { readonly lesson: Lesson; readonly notes: LessonNotes };

type Tools = { readonly highlight: Highlighter; readonly render: Renderer };
let tools: Promise<Tools> | undefined;

/**
 * Compiles a lesson written in the Markdown of lessons/README.md. An author's mistakes come back together,
 * sorted by line; no Markdown whatsoever makes it throw or keeps it busy for long.
 */
export async function compileLesson(
  slug: string,
  markdown: string,
): Promise<Result<LessonHalves, LessonProblem[]>> {
  tools ??= loadTools();
  const problems: LessonProblem[] = [];
  const report: Report = (line, code, detail) => void problems.push({ line, code, detail });
  const halves = compile(slug, markdown.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), report, await tools);
  if (halves && problems.length === 0) return ok(halves);
  return refuse(problems.sort((a, b) => a.line - b.line));
}

async function loadTools(): Promise<Tools> {
  const highlight = await createHighlighter();
  return { highlight, render: createRenderer(highlight) };
}

function compile(slug: string, markdown: string, report: Report, tools: Tools): LessonHalves | null {
  if (!Lesson.shape.slug.safeParse(slug).success)
    report(1, "bad-slug", "Name the file with small letters, digits and dashes only, like my-lesson.md.");
  if (!withinLimits(markdown, report)) return null;
  const root = parseMarkdown(markdown);
  settleImages(root, report);
  for (const fence of unclosedFences(root, markdown))
    report(lineOf(fence), "unclosed-fence", "Close this fence with a line of ```.");
  const head = readFrontMatter(root, report);
  const outline = outlineOf(root, head?.title ?? slug, report);
  if (outline.length === 0)
    report(1, "no-steps", "Add a step: a line '## Its title' and something below it.");
  const definitions = root.children.filter((node): node is Definition => /efinition$/.test(node.type));
  const steps = outline.map((source) => compileStep(source, { ...tools, definitions, report }));
  return head ? halvesOf(slug, head, steps) : null;
}

function halvesOf(slug: string, head: FrontMatter, compiled: readonly CompiledStep[]): LessonHalves {
  const noted = compiled.filter(({ notes }) => notes !== "");
  const notes = Object.fromEntries(noted.map(({ step, notes }) => [step.id, notes]));
  const answers = Object.fromEntries(
    compiled.flatMap(({ step, answer }) => (answer ? [[step.id, answer]] : [])),
  );
  return {
    lesson: { v: 1, slug, ...head, steps: compiled.map(({ step }) => step) },
    notes: { v: 1, notes, answers },
  };
}
