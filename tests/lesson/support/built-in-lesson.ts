import { fileURLToPath } from "node:url";
import { type CompiledLesson, loadLessonLibrary } from "../../../server/lesson/lesson-library.ts";

export const LESSONS_FOLDER = fileURLToPath(new URL("../../../lessons", import.meta.url));

/** The lesson that comes with the product, compiled. */
export async function builtInLesson(): Promise<CompiledLesson> {
  const library = await loadLessonLibrary(LESSONS_FOLDER);
  const compiled = library.get("generators-and-coroutines");
  if (!compiled) throw new Error("The built-in lesson is gone");
  return compiled;
}
