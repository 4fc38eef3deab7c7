import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lesson, LessonNotes, Step } from "../../domain/lesson/lesson.ts";
import { cardOf, type LessonCard } from "../../domain/lesson/lesson-card.ts";
import { compileLesson } from "./compile-lesson.ts";
import { contentHash } from "./content-hash.ts";
import { LessonProblems } from "./lesson-problem.ts";
import { codeToTrace, takeTrace } from "./trace-shelf.ts";
import { tracedStep } from "./traced-step.ts";

/** A lesson that can be taught. The hashes name its content: equal content, equal hash. */
export type CompiledLesson = {
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
  readonly hash: string;
  readonly notesHash: string;
  /** The executions of its examples, as JSON by the hash that the lesson names them by. */
  readonly traces: ReadonlyMap<string, string>;
};

/** The lessons of a folder, by title. */
export type LessonLibrary = {
  list(): LessonCard[];
  get(slug: string): CompiledLesson | undefined;
  /** The JSON of a trace of any of them. */
  trace(hash: string): string | undefined;
};

/** Where the traces of a folder's lessons lie; the build makes them. */
export const TRACES = "traces";

/**
 * Compiles every lesson of a folder, its README aside, with the traces that were made of its examples: an example without one
 * keeps its highlights. Throws LessonProblems, which name file and line, when any is broken.
 */
export async function loadLessonLibrary(folder: string): Promise<LessonLibrary> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md").sort();
  const broken: string[] = [];
  const lessons = new Map<string, CompiledLesson>();
  for (const file of files) {
    const slug = file.slice(0, -".md".length);
    const compiled = await compileLesson(slug, await readFile(join(folder, file), "utf8"));
    if (compiled.ok) {
      const { lesson, traces } = await withTraces(compiled.value.lesson, join(folder, TRACES));
      lessons.set(slug, hashed(lesson, compiled.value.notes, traces));
    } else
      for (const { line, code, detail } of compiled.error) broken.push(`${file}:${line}: ${code}: ${detail}`);
  }
  if (broken.length > 0) throw new LessonProblems(broken);
  const cards = [...lessons.values()].map(({ lesson }) => cardOf(lesson));
  cards.sort((a, b) => a.title.localeCompare(b.title, "en"));
  const traces = new Map([...lessons.values()].flatMap((lesson) => [...lesson.traces]));
  return { list: () => cards, get: (slug) => lessons.get(slug), trace: (hash) => traces.get(hash) };
}

type Traces = CompiledLesson["traces"];

async function withTraces(lesson: Lesson, shelf: string): Promise<{ lesson: Lesson; traces: Traces }> {
  const traces = new Map<string, string>();
  const steps: Step[] = [];
  for (const step of lesson.steps) {
    const code = codeToTrace(step);
    const shelved = code && (await takeTrace(shelf, code));
    if (shelved) traces.set(shelved.hash, shelved.json);
    const ref = shelved && {
      hash: shelved.hash,
      frames: shelved.trace.steps.length,
      name: shelved.trace.name,
    };
    steps.push(shelved && ref ? tracedStep(step, shelved.trace, ref) : step);
  }
  return { lesson: { ...lesson, steps }, traces };
}

function hashed(lesson: Lesson, notes: LessonNotes, traces: Traces): CompiledLesson {
  return { lesson, notes, traces, hash: contentHash(lesson), notesHash: contentHash(notes) };
}
