import { Lesson } from "../../../domain/lesson/lesson.ts";
import type { FileError } from "../../../domain/recording/file-format.ts";
import type { Manifest } from "../../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { contentHash } from "../../lesson/content-hash.ts";
import { isSafeLesson } from "./lesson-html.ts";

/** The lesson of a file. It is kept under its hash for all, so it has to be the one that the hash names. */
export function checkLesson(manifest: Manifest, name: string, value: unknown): Result<Lesson, FileError> {
  const lesson = Lesson.safeParse(value);
  if (!lesson.success || name !== manifest.lesson.hash || contentHash(value) !== name)
    return refuse("file-tampered");
  if (manifest.chapters.some(({ step }) => step >= lesson.data.steps.length)) return refuse("file-tampered");
  return isSafeLesson(lesson.data) ? ok(lesson.data) : refuse("file-unsafe");
}
