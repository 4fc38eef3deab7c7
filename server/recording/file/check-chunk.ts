import type { Lesson } from "../../../domain/lesson/lesson.ts";
import { Chunk, type Manifest } from "../../../domain/recording/recording.ts";

/** A chunk as a recording of this lesson can have it in the place of this number; null for anything else. */
export function checkChunk(manifest: Manifest, lesson: Lesson, n: number, value: unknown): Chunk | null {
  const chunk = Chunk.safeParse(value);
  const span = manifest.chunks[n];
  if (!chunk.success || !span || !isIn(span, chunk.data)) return null;
  return isOnLesson(chunk.data, manifest, lesson.steps.length) ? chunk.data : null;
}

/** Its entries are in the stretch that the manifest names, and never go back. */
function isIn({ from, to }: Manifest["chunks"][number], chunk: Chunk): boolean {
  const { entries } = chunk;
  const isOrdered = entries.every(({ t }, index) => t >= (entries[index - 1]?.t ?? from) && t <= to);
  return isOrdered && chunk.from === from && chunk.to === to;
}

/** The class is on no step that its lesson has not. */
function isOnLesson({ keyframe, entries }: Chunk, manifest: Manifest, steps: number): boolean {
  const { lesson, position } = keyframe.state;
  if (position.step >= steps || (lesson && !isOf(lesson, manifest, steps))) return false;
  return entries.every((entry) => {
    if (entry.is === "edit") return true;
    const { body } = entry;
    if (body.type === "session/opened") return isOf(body.lesson, manifest, steps);
    return body.type !== "step/moved" || body.to.step < steps;
  });
}

function isOf(
  { hash, shape }: { readonly hash: string; readonly shape: readonly number[] },
  manifest: Manifest,
  steps: number,
): boolean {
  return hash === manifest.lesson.hash && shape.length === steps;
}
