import { CLASS, type PadName, type PadPlace, padParts, spotlightOf } from "../pad/pad-id.ts";
import { nothingYet } from "./fold-entry.ts";
import { gathered } from "./own-pads.ts";
import type { Chunk, ClassPart, RecordedEntry, RecordedPad } from "./recording.ts";

type Edit = Extract<RecordedEntry, { is: "edit" }>;

/**
 * A chunk in its two parts: of a long class most of it is what stands in students' own pads, and in the class's pads of steps that
 * it has left, of which whoever watches looks at one at the most. Edits of pads change nothing but their pads, so that each part
 * can be folded by itself.
 */
export interface ChunkParts {
  readonly classPart: ClassPart;
  /** Null where nothing is apart, or it was not read. */
  readonly asidePart: Chunk | null;
}

/** All of a chunk, in its two parts. */
export interface WholeParts extends ChunkParts {
  readonly asidePart: Chunk;
}

/** A whole chunk taken apart. */
export function partsOf({ from, to, keyframe, entries }: Chunk): WholeParts {
  const { state, pads } = keyframe;
  const isAside = besideThe(scenesOf({ keyframe, entries }));
  const edits = entries.filter((entry): entry is Edit => entry.is === "edit" && isAside(entry.pad));
  const aside = pick(pads, isAside);
  const since = new Map<PadName, number>(Object.keys(aside).map((pad) => [pad, from]));
  for (const { pad, t } of edits) if (!since.has(pad)) since.set(pad, t);
  const ofClass = entries.filter((entry) => entry.is === "event" || !isAside(entry.pad));
  const others = pick(pads, (pad) => !isAside(pad));
  return {
    classPart: { from, to, keyframe: { state, pads: others }, entries: ofClass, apart: gathered(since) },
    asidePart: { from, to, keyframe: { state: nothingYet.state, pads: aside }, entries: edits },
  };
}

/**
 * The whole chunk again: pads by their names; of entries of one time, what happened to the class first, then edits by the names
 * of their pads.
 */
export function wholeOf({ classPart, asidePart }: ChunkParts): Chunk {
  const { from, to, keyframe } = classPart;
  const pads = Object.entries({ ...keyframe.pads, ...asidePart?.keyframe.pads });
  const entries = [...classPart.entries, ...(asidePart?.entries ?? [])];
  return {
    from,
    to,
    keyframe: { state: keyframe.state, pads: Object.fromEntries(pads.sort(([a], [b]) => compare(a, b))) },
    entries: entries.sort((one, other) => one.t - other.t || compare(padOf(one), padOf(other))),
  };
}

/** What the class looks at in a chunk. */
interface Scenes {
  /** The steps that it is on. */
  readonly steps: ReadonlySet<PadPlace>;
  /** Pads that are in the spotlight, and the class's own in which somebody types, or just did. */
  readonly pads: ReadonlySet<PadName>;
}

function scenesOf({ keyframe: { state, pads }, entries }: Pick<Chunk, "keyframe" | "entries">): Scenes {
  const steps = new Set<PadPlace>([state.position.step]);
  const seen = new Set<PadName>(state.spotlight?.pad ? [state.spotlight.pad] : []);
  for (const [name, { cursors }] of Object.entries(pads))
    if (isOfClass(name) && Object.keys(cursors).length > 0) seen.add(name);
  for (const entry of entries) {
    if (entry.is === "edit") {
      if (isOfClass(entry.pad)) seen.add(entry.pad);
    } else if (entry.body.type === "step/moved") steps.add(entry.body.to.step);
    else if (entry.body.type === "pad/spotlit-whose") seen.add(entry.body.pad);
  }
  return { steps, pads: seen };
}

/** Whether the class does not look at a pad, by the name under which it is read. */
function besideThe({ steps, pads }: Scenes): (pad: PadName) => boolean {
  return (pad) => {
    if (pads.has(pad) || spotlightOf(pad) !== null) return false;
    return !isOfClass(pad) || !steps.has(padParts(pad).place);
  };
}

function isOfClass(pad: PadName): boolean {
  return spotlightOf(pad) === null && padParts(pad).owner === CLASS;
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
