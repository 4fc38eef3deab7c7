import type { Lesson, Step } from "../../domain/lesson/lesson.ts";
import { wholeOf } from "../../domain/recording/chunk-parts.ts";
import type { Chunk, Manifest } from "../../domain/recording/recording.ts";
import { PadSearch, type SearchHit, searchLesson } from "../../domain/recording/search.ts";
import type { RecordingAccess } from "./recording-access.ts";

/** The most that is told: whoever finds more looks for something else. */
const MAX_HITS = 200;

interface Search {
  readonly query: string;
  readonly access: Pick<RecordingAccess, "classPart" | "asidePart">;
  readonly manifest: Manifest;
  /** Null while it is not known: its text is not looked through then. */
  readonly lesson: Lesson | null;
  /** All that was found so far, and how much of the recording was looked through, from 0 to 1. */
  readonly onFound: (hits: readonly SearchHit[], done: number) => void;
  readonly signal: AbortSignal;
}

/** Looks through the lesson's text and all pads at all times, chunk by chunk. Gives whether all could be looked through. */
export async function searchRecording(search: Search): Promise<boolean> {
  const { query, access, manifest, lesson, onFound, signal } = search;
  const texts = lesson?.steps.map(stepText) ?? [];
  const hits = searchLesson(query, texts, manifest.chapters);
  const pads = new PadSearch(query);
  const chunks = manifest.chunks.length;
  let isWhole = true;
  onFound(inOrder(hits), chunks === 0 ? 1 : 0);
  for (let n = 0; n < chunks && hits.length < MAX_HITS; n++) {
    const chunk = await wholeChunk(access, n);
    if (signal.aborted) return false;
    if (chunk) hits.push(...pads.add(chunk));
    else isWhole = false;
    onFound(inOrder(hits), (n + 1) / chunks);
  }
  return isWhole;
}

/** Null where one of its parts could not be had. */
async function wholeChunk(access: Search["access"], n: number): Promise<Chunk | null> {
  const ofClass = await access.classPart(n);
  if (!ofClass.ok) return null;
  const classPart = ofClass.value;
  if (classPart.apart.length === 0) return classPart;
  const own = await access.asidePart(n);
  return own.ok ? wholeOf({ classPart, asidePart: own.value }) : null;
}

function inOrder(hits: readonly SearchHit[]): readonly SearchHit[] {
  return hits.toSorted((one, other) => one.t - other.t).slice(0, MAX_HITS);
}

/** What a step says and shows, without marks. */
export function stepText({ title, prose, code, question }: Step): string {
  const parts = [
    title,
    ...prose.map(({ html }) => plainText(html)),
    code?.source ?? "",
    question?.prompt ?? "",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

function plainText(html: string): string {
  return html
    .replace(/<\/(p|li|h\d|pre|tr|blockquote)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(digits, hex ? 16 : 10) || 32, 0x10ffff)),
    )
    .replace(/&([a-z]+);/g, (whole, name: string) => NAMED[name] ?? whole);
}
