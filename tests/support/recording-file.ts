import type { Lesson } from "../../domain/lesson/lesson.ts";
import { indexOf } from "../../domain/recording/class-index.ts";
import { cutPlan, NO_CUTS } from "../../domain/recording/cut-plan.ts";
import { ChunkMaker } from "../../domain/recording/full-chunks.ts";
import type { Chunk, Manifest, RecordingView } from "../../domain/recording/recording.ts";
import { manifestOf } from "../../domain/recording/timeline.ts";
import type { LessonRef } from "../../domain/session/events.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { type FileTrouble, readFile } from "../../server/recording/file/read-file.ts";
import type { CheckedPart, WholeRecording } from "../../server/recording/file/recording-part.ts";
import { writeFile } from "../../server/recording/file/write-file.ts";
import { lesson as storyLesson } from "../domain/session-story.ts";
import { MadeClass } from "./recorded-class.ts";
import { viewOf } from "./recorded-view.ts";
import { tinyLesson } from "./tiny-lesson.ts";

/** The lesson that stories are told on, with something on each of its steps. */
export const toldLesson = lessonLike(storyLesson);
export const LESSON_HASH = contentHash(toldLesson);

function lessonLike({ slug, title, shape }: LessonRef): Lesson {
  const [first] = tinyLesson.steps;
  if (!first) throw new Error("A lesson without steps");
  const steps = shape.map((frames, at) => ({ ...first, id: `step-${at}`, title: `Title ${at}`, frames }));
  return { ...tinyLesson, slug, title, steps };
}

/** A recording that was made on a lesson of which no more than its shape is known, on this one. */
export function onLesson<T extends Pick<WholeRecording, "manifest"> & { chunks: Chunk[] }>(
  { manifest, chunks }: T,
  hash: string,
): { manifest: Manifest; chunks: Chunk[] } {
  return JSON.parse(JSON.stringify({ manifest, chunks }).replaceAll(storyLesson.hash, hash));
}

/** A recording of a made up class, as it goes into a file. */
export function madeRecording(
  seed: number,
  view: RecordingView = "shared",
): WholeRecording & { chunks: Chunk[] } {
  const made = new MadeClass(seed);
  const maker = new ChunkMaker();
  const full = [...made.items.map((item) => maker.add(item)), maker.finish(made.end)].filter(
    (one) => one !== null,
  );
  const index = indexOf(full);
  const plan = cutPlan(index, NO_CUTS);
  const chunks = viewOf(plan, full, view);
  const parts = { index, plan, view, title: "Made up", givenAt: 1_700_000_000_000, stepTitles: [] };
  const manifest = manifestOf(parts);
  const told = onLesson({ manifest: { ...manifest, live: false, traces: [] }, chunks }, LESSON_HASH);
  return wholeOf(told.manifest, told.chunks);
}

/** One in which something is to be seen, in several chunks. */
export function playedRecording(): ReturnType<typeof madeRecording> {
  for (let seed = 1; ; seed++) {
    const recording = madeRecording(seed);
    if (recording.chunks.length > 1) return recording;
  }
}

export function wholeOf(
  manifest: Manifest,
  chunks: Chunk[],
  lessonJson = JSON.stringify(toldLesson),
  voice: Readonly<Record<string, Uint8Array>> = {},
): WholeRecording & { chunks: Chunk[] } {
  return {
    manifest,
    chunks,
    async *parts() {
      yield { is: "lesson", name: manifest.lesson.hash, json: lessonJson };
      for (const [n, chunk] of chunks.entries())
        yield { is: "chunk", name: String(n), json: JSON.stringify(chunk) };
      for (const [name, bytes] of Object.entries(voice)) yield { is: "voice", name, bytes };
    },
  };
}

export async function fileOf(recording: WholeRecording): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeFile(recording)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* inPieces(bytes: Uint8Array, pieceSize: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

/** What reading a file gives, in pieces of so many bytes. */
export async function opened(
  bytes: Uint8Array,
  pieceSize = 64_000,
): Promise<{ manifest: Manifest | null; trouble: FileTrouble | null; parts: CheckedPart[] }> {
  const parts: CheckedPart[] = [];
  const read = await readFile(inPieces(bytes, pieceSize), async (part) => void parts.push(part));
  return { manifest: read.ok ? read.value : null, trouble: read.ok ? null : read.error, parts };
}

/** The chunks among what was read. */
export function chunksIn(parts: readonly CheckedPart[]): Chunk[] {
  return parts.flatMap((part) => (part.is === "chunk" ? [part.chunk] : []));
}
