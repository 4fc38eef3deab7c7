import type { PadName } from "../pad/pad-id.ts";
import type { ChunkParts } from "./chunk-parts.ts";
import { EntryFold } from "./fold-entry.ts";
import { namesAt } from "./own-pads.ts";
import type { Chunk, Keyframe, OwnPads } from "./recording.ts";

/** All that was to be seen at `t`, after what happened at that very instant. Of a `t` outside the chunk, its nearest end. */
export function stateAt(chunk: Chunk, t: number): Keyframe {
  return new RecordingReader().at(chunk, t);
}

/**
 * Reads a recording at any time, chunk by chunk: going forward in a chunk costs what is new, going back starts from its
 * keyframe. While nothing happens the value stays the very same.
 */
export class RecordingReader {
  #chunk: Chunk | null = null;
  #fold = new EntryFold();
  /** How many entries of the chunk are in it. */
  #count = 0;

  /** All that was to be seen at `t`, which is in `chunk`; of any other `t`, the chunk's nearest end. */
  at(chunk: Chunk, t: number): Keyframe {
    const count = countUpTo(chunk, t);
    if (chunk !== this.#chunk || count < this.#count) {
      this.#chunk = chunk;
      this.#fold = new EntryFold(chunk.keyframe);
      this.#count = 0;
    }
    for (const entry of chunk.entries.slice(this.#count, count)) this.#fold.add(entry);
    this.#count = count;
    return this.#fold.now();
  }
}

/** What is to be seen at one instant, as far as it was read. */
export interface Sight extends Keyframe {
  /** Pads that there are and that were not read. */
  readonly unread: readonly PadName[];
}

/** Reads a recording whose chunks come in two parts, of which the aside part is read only where it is given. */
export class PartsReader {
  readonly #class = new RecordingReader();
  readonly #aside = new RecordingReader();
  readonly #unread = new UnreadNames();

  /** All that was to be seen at `t`, which is in the chunk; of any other `t`, the chunk's nearest end. */
  at({ classPart, asidePart }: ChunkParts, t: number): Sight {
    const now = this.#class.at(classPart, t);
    if (asidePart) {
      const { pads } = this.#aside.at(asidePart, t);
      return { state: now.state, pads: { ...now.pads, ...pads }, unread: NONE };
    }
    return { ...now, unread: this.#unread.at(classPart.apart, t) };
  }
}

const NONE: readonly PadName[] = [];

/** Names of pads that were not read: the very same list as long as it says the same, since it may be a long one. */
class UnreadNames {
  #apart: readonly OwnPads[] | null = null;
  #count = 0;
  #names: readonly PadName[] = [];

  at(apart: readonly OwnPads[], t: number): readonly PadName[] {
    const count = apart.filter(({ since }) => since <= t).length;
    if (apart !== this.#apart || count !== this.#count) this.#names = namesAt(apart, t);
    this.#apart = apart;
    this.#count = count;
    return this.#names;
  }
}

/** Which of these stretches, ascending and without gaps, `t` is in; before the first it is the first, after the last the last. */
export function spanAt(spans: readonly { readonly from: number }[], t: number): number {
  return Math.max(0, countWhere(spans, (span) => span.from <= t) - 1);
}

/** How many entries of a chunk have happened at `t`. */
export function countUpTo({ entries }: Pick<Chunk, "entries">, t: number): number {
  return countWhere(entries, (entry) => entry.t <= t);
}

/** How many of `items` fulfil `holds`, which holds for the first so many and for none after; by halving. */
function countWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
