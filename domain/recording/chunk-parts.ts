import { CLASS, type PadName, padParts, spotlightOf } from "../pad/pad-id.ts";
import { nothingYet } from "./fold-entry.ts";
import { gathered } from "./own-pads.ts";
import type { Chunk, ClassPart, RecordedEntry, RecordedPad } from "./recording.ts";

type Edit = Extract<RecordedEntry, { is: "edit" }>;

/**
 * A chunk in its two parts: of a large class most of it is what stands in students' own pads, of which whoever watches looks at
 * one at the most. Edits of pads change nothing but their pads, so that each part can be folded by itself.
 */
export interface ChunkParts {
  readonly classPart: ClassPart;
  /** Null where there is nothing private, or it is not for who asks. */
  readonly privatePart: Chunk | null;
}

/** A whole chunk taken apart. A pad that is in the spotlight at any time in it belongs to the class. */
export function partsOf({
  from,
  to,
  keyframe,
  entries,
}: Chunk): ChunkParts & { readonly privatePart: Chunk } {
  const { state, pads } = keyframe;
  const lit = new Set([state.spotlight?.pad, ...entries.map(comesIntoSpotlight)]);
  const isPrivate = (pad: PadName) => isOwn(pad) && !lit.has(pad);
  const edits = entries.filter((entry): entry is Edit => entry.is === "edit" && isPrivate(entry.pad));
  const own = pick(pads, isPrivate);
  const since = new Map<PadName, number>(Object.keys(own).map((pad) => [pad, from]));
  for (const { pad, t } of edits) if (!since.has(pad)) since.set(pad, t);
  const ofClass = entries.filter((entry) => entry.is === "event" || !isPrivate(entry.pad));
  const others = pick(pads, (pad) => !isPrivate(pad));
  return {
    classPart: { from, to, keyframe: { state, pads: others }, entries: ofClass, apart: gathered(since) },
    privatePart: { from, to, keyframe: { state: nothingYet.state, pads: own }, entries: edits },
  };
}

/**
 * The whole chunk again: pads by their names; of entries of one time, what happened to the class first, then edits by the names
 * of their pads.
 */
export function wholeOf({ classPart, privatePart }: ChunkParts): Chunk {
  const { from, to, keyframe } = classPart;
  const pads = Object.entries({ ...keyframe.pads, ...privatePart?.keyframe.pads });
  const entries = [...classPart.entries, ...(privatePart?.entries ?? [])];
  return {
    from,
    to,
    keyframe: { state: keyframe.state, pads: Object.fromEntries(pads.sort(([a], [b]) => compare(a, b))) },
    entries: entries.sort((one, other) => one.t - other.t || compare(padOf(one), padOf(other))),
  };
}

/** Whether a pad is somebody's own, by the name under which it is read. */
function isOwn(pad: PadName): boolean {
  return spotlightOf(pad) === null && padParts(pad).owner !== CLASS;
}

function comesIntoSpotlight(entry: RecordedEntry): PadName | null {
  return entry.is === "event" && entry.body.type === "pad/spotlit-whose" ? entry.body.pad : null;
}

function pick(
  pads: Readonly<Record<PadName, RecordedPad>>,
  isWanted: (pad: PadName) => boolean,
): Record<PadName, RecordedPad> {
  return Object.fromEntries(Object.entries(pads).filter(([pad]) => isWanted(pad)));
}

function padOf(entry: RecordedEntry): PadName {
  return entry.is === "event" ? "" : entry.pad;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
