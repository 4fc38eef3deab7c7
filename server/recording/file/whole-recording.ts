import type * as z from "zod/mini";
import type { HttpError } from "../../../domain/http-api.ts";
import { Lesson } from "../../../domain/lesson/lesson.ts";
import { wholeOf } from "../../../domain/recording/chunk-parts.ts";
import { traceHashes, voiceNames } from "../../../domain/recording/file-order.ts";
import { onLessonOf } from "../../../domain/recording/on-lesson.ts";
import { Chunk, ClassPart, type Manifest } from "../../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { contentHash } from "../../lesson/content-hash.ts";
import type { ClassStore } from "../../store/class-store.ts";
import type { PackedParts } from "../../store/recording-store.ts";
import type { Reached } from "../recording-access.ts";
import type { RecordingViews } from "../recording-views.ts";
import { withPictures } from "./lesson-pictures.ts";
import type { RecordingPart, WholeRecording } from "./recording-part.ts";

export interface WholeParts {
  readonly classes: Pick<ClassStore, "getBlob">;
  readonly views: RecordingViews;
  /** The JSON of a trace that comes with a lesson of today, by its hash. */
  readonly lessonTraces: (hash: string) => string | undefined;
  /** The folder of the project, where the pictures of lessons are. */
  readonly root: string;
}

/** All of a recording as those who reached it may have it, read bit by bit as it is asked for. */
export async function wholeRecording(
  parts: WholeParts,
  reached: Reached,
): Promise<Result<WholeRecording, HttpError>> {
  const found = await parts.views.manifest(reached);
  if (!found.ok) return found;
  const { lesson, chunks } = found.value;
  const taught = await parts.classes.getBlob("lesson", lesson.hash);
  if (taught === null || chunks.length === 0) return refuse("nothing-recorded");
  const json = await withPictures(taught, parts.root);
  const hash = json === taught ? lesson.hash : contentHash(JSON.parse(json));
  // What is in a file does not go on.
  const manifest = { ...found.value, lesson: { ...lesson, hash }, live: false };
  return ok({ manifest, parts: () => readParts(parts, reached, manifest, json) });
}

async function* readParts(
  { classes, views, lessonTraces }: WholeParts,
  reached: Reached,
  manifest: Manifest,
  lesson: string,
): AsyncGenerator<RecordingPart, void> {
  yield { is: "lesson", name: manifest.lesson.hash, json: lesson };
  const traces = new Set([...traceHashes(Lesson.parse(JSON.parse(lesson))), ...manifest.traces]);
  for (const name of traces) {
    const json = (await classes.getBlob("trace", name)) ?? lessonTraces(name);
    // A run that is not there any more was not to be seen on the server either.
    if (json !== undefined) yield { is: "trace", name, json };
  }
  for (const n of manifest.chunks.keys()) {
    const classPart = await readPart(views, reached, n, "class", ClassPart);
    const isWhole = classPart.apart.length === 0;
    const asidePart = isWhole ? null : await readPart(views, reached, n, "aside", Chunk);
    const chunk = onLessonOf(manifest.lesson.hash, wholeOf({ classPart, asidePart }));
    yield { is: "chunk", name: String(n), json: JSON.stringify(chunk) };
  }
  for (const name of voiceNames(manifest)) {
    const piece = await views.voice(reached, name);
    if (!piece) throw new Error("A recording that lost a piece of its voice while it was read");
    yield { is: "voice", name, bytes: piece.bytes };
  }
}

async function readPart<T>(
  views: RecordingViews,
  reached: Reached,
  n: number,
  part: keyof PackedParts,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  const content = await views.chunk(reached, n, part);
  if (!content.ok)
    throw new Error(`A recording that lost its chunk ${n} while it was read: ${content.error}`);
  return schema.parse(JSON.parse(await content.value.load()));
}
