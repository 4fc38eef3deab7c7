import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import { cardOf, type LessonCard } from "../../domain/lesson/lesson-card.ts";
import { compileLesson } from "./compile-lesson.ts";
import { contentHash } from "./content-hash.ts";
import { LessonProblems } from "./lesson-problem.ts";

/** A lesson that can be taught. The hashes name its content: equal content, equal hash. */
export type CompiledLesson = {
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
  readonly hash: string;
  readonly notesHash: string;
};

/** The lessons of a folder, by title. */
export type LessonLibrary = {
  list(): LessonCard[];
  get(slug: string): CompiledLesson | undefined;
};

/** Compiles every lesson of a folder, its README aside. Throws LessonProblems, which name file and line, when any is broken. */
export async function loadLessonLibrary(folder: string): Promise<LessonLibrary> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md").sort();
  const broken: string[] = [];
  const lessons = new Map<string, CompiledLesson>();
  for (const file of files) {
    const slug = file.slice(0, -".md".length);
    const compiled = await compileLesson(slug, await readFile(join(folder, file), "utf8"));
    if (compiled.ok) lessons.set(slug, hashed(compiled.value.lesson, compiled.value.notes));
    else
      for (const { line, code, detail } of compiled.error) broken.push(`${file}:${line}: ${code}: ${detail}`);
  }
  if (broken.length > 0) throw new LessonProblems(broken);
  const cards = [...lessons.values()].map(({ lesson }) => cardOf(lesson));
  cards.sort((a, b) => a.title.localeCompare(b.title, "en"));
  return { list: () => cards, get: (slug) => lessons.get(slug) };
}

function hashed(lesson: Lesson, notes: LessonNotes): CompiledLesson {
  return { lesson, notes, hash: contentHash(lesson), notesHash: contentHash(notes) };
}
