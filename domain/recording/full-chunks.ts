import type { PadId } from "../pad/pad-id.ts";
import type { SessionEvent } from "../session/events.ts";
import { EntryFold, freshCursors, nothingYet } from "./fold-entry.ts";
import { PadTrack } from "./pad-track.ts";
import type { Chunk, Keyframe, RecordedEntry } from "./recording.ts";

/** A chunk ends with the first thing that happens so long after its beginning, in milliseconds. */
export const CHUNK_MS = 60_000;

/** Or after so many entries: what happened at one instant stays together, so there may be a few more. */
export const CHUNK_ENTRIES = 400;

/** One row of a class's streams: an event of its session, or a Yjs update of one of its pads. */
export type LogItem =
  | { readonly is: "event"; readonly event: SessionEvent }
  | {
      readonly is: "edit";
      readonly at: number;
      readonly by: string;
      readonly pad: PadId;
      readonly update: Uint8Array;
    };

/** When it happened, in milliseconds since the session opened. */
export function atOf(item: LogItem): number {
  return item.is === "event" ? item.event.at : item.at;
}

/** The order of a class's rows: by time; at one time the session's events first, then pads by name. Rows of one stream keep theirs. */
export function compareItems(one: LogItem, other: LogItem): number {
  const apart = atOf(one) - atOf(other);
  return apart === 0 ? compareNames(streamOf(one), streamOf(other)) : apart;
}

function streamOf(item: LogItem): string {
  return item.is === "event" ? "" : item.pad;
}

function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * Makes full chunks of a class: all that happened, on the session's axis, for nobody's eyes but the server's. Takes every row
 * of the class from the first on, in the order of `compareItems`; the same rows give the same chunks. A silence belongs to the
 * chunk before it, so that an hour of nothing is no row of chunks.
 */
export class ChunkMaker {
  readonly #pads = new Map<PadId, PadTrack>();
  /** Pads that were edited since the chunk began. */
  readonly #touched = new Set<PadId>();
  #fold = new EntryFold();
  #keyframe: Keyframe = nothingYet;
  #entries: RecordedEntry[] = [];
  #from = 0;
  #last = 0;

  /** Gives the chunk that the item has ended, if it has. Throws when the item is earlier than one before it. */
  add(item: LogItem): Chunk | null {
    const at = atOf(item);
    if (at < this.#last) throw new Error(`A class's rows went back from ${this.#last} to ${at}`);
    const done = this.#isFull(at) ? this.#cut(at) : null;
    this.#last = at;
    const entry = this.#entryOf(item);
    if (entry === null) return done;
    this.#entries.push(entry);
    this.#fold.add(entry);
    return done;
  }

  /**
   * Gives what is left when the class has ended, or when nothing earlier than `at` can come any more: all that was added is
   * in it, so it ends after the last item at the least. Null when there is nothing.
   */
  finish(at: number): Chunk | null {
    const to = Math.max(at, this.#last + 1);
    if (this.#from === 0 && this.#entries.length === 0) return null;
    this.#last = to;
    return this.#cut(to);
  }

  #isFull(at: number): boolean {
    if (this.#entries.length === 0 || at === this.#last) return false;
    return at >= this.#from + CHUNK_MS || this.#entries.length >= CHUNK_ENTRIES;
  }

  #cut(to: number): Chunk {
    const chunk: Chunk = { from: this.#from, to, keyframe: this.#keyframe, entries: this.#entries };
    this.#keyframe = withoutFaded(this.#checked(), to);
    this.#fold = new EntryFold(this.#keyframe);
    this.#entries = [];
    this.#from = to;
    return chunk;
  }

  /**
   * With every pad that was edited in this chunk as Yjs has it. It is what the edits made it, but where a browser cut a character
   * of two units in half: Yjs puts two marks in its place, and tells of no edit.
   */
  #checked(): Keyframe {
    const now = this.#fold.now();
    const pads = { ...now.pads };
    for (const name of this.#touched) {
      const pad = pads[name];
      const text = this.#pads.get(name)?.text;
      if (pad && text !== undefined && pad.text !== text) pads[name] = { ...pad, text };
    }
    this.#touched.clear();
    return { ...now, pads };
  }

  #entryOf(item: LogItem): RecordedEntry | null {
    if (item.is === "event") {
      const { at, by, body } = item.event;
      return { is: "event", t: at, by, body };
    }
    const { at, by, pad, update } = item;
    const edits = this.#trackOf(pad).apply(update);
    this.#touched.add(pad);
    return edits.length === 0 ? null : { is: "edit", t: at, by, pad, edits };
  }

  #trackOf(pad: PadId): PadTrack {
    const track = this.#pads.get(pad) ?? new PadTrack();
    this.#pads.set(pad, track);
    return track;
  }
}

function withoutFaded({ state, pads }: Keyframe, t: number): Keyframe {
  const fresh = Object.entries(pads).map(([name, pad]) => [
    name,
    { text: pad.text, cursors: freshCursors(pad, t) },
  ]);
  return { state, pads: Object.fromEntries(fresh) };
}
