import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Code } from "../domain/lesson/lesson.ts";
import { MAX_TRACE_SIZE, type Trace, USUAL_TRACE_STEPS } from "../domain/trace/trace.ts";
import { type LessonLibrary, loadLessonLibrary, TRACES } from "../server/lesson/lesson-library.ts";
import { codeToTrace, traceFile } from "../server/lesson/trace-shelf.ts";
import { ROOT } from "./run-command.ts";
import { digestOf, sourceFiles } from "./source-files.ts";
import { openTracingPython, type TracingPython } from "./tracing-python.ts";

const LESSONS = join(ROOT, "lessons");
const SHELF = join(LESSONS, TRACES);
const STAMP = join(SHELF, "made-from");

/** Everything that decides how an example runs and how its trace is written. */
const SOURCES = [
  ...["lessons", "python", "server/lesson", "domain/trace", "node_modules/pyodide/package.json"],
  ...[
    "scripts/make-traces.ts",
    "scripts/tracing-python.ts",
    "scripts/kept-python.ts",
    "scripts/runner-python.ts",
  ],
];

const LIMITS = { steps: USUAL_TRACE_STEPS, output: 64_000, size: MAX_TRACE_SIZE };

/** Traces an example as every run of it is traced: with the same seed, and nothing typed in. */
export function traceExample(python: TracingPython, { name, setup, source }: Code): Trace {
  return python.trace({ name, setup, source, inputs: [], seed: 1, limits: LIMITS });
}

/** The examples of all lessons that are stepped through. */
export function examplesOf(library: LessonLibrary): Code[] {
  const lessons = library.list().map(({ slug }) => library.get(slug)?.lesson);
  return lessons.flatMap((lesson) => (lesson?.steps ?? []).flatMap((step) => codeToTrace(step) ?? []));
}

/** Makes the traces of the lessons' examples, unless they are there and made from these very sources. */
export async function makeTraces(): Promise<void> {
  const digest = digestOf(ROOT, traceSources());
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
  rmSync(SHELF, { recursive: true, force: true });
  mkdirSync(SHELF, { recursive: true });
  const examples = examplesOf(await loadLessonLibrary(LESSONS));
  const python = await openTracingPython();
  for (const code of examples)
    writeFileSync(traceFile(SHELF, code), JSON.stringify(traceExample(python, code)));
  writeFileSync(STAMP, digest);
  console.log(`Traced ${examples.length} examples.`);
}

function traceSources(): string[] {
  return sourceFiles(ROOT, SOURCES).filter((file) => !file.startsWith(`lessons/${TRACES}/`));
}

if (import.meta.main) await makeTraces();
