import { PadDocument, type PadEditBy } from "../../domain/pad/pad-document.ts";
import type { Seq } from "../../domain/session/events.ts";

/** Edits kept in memory for readers that are a little behind: so many, or so many bytes of them. */
const RECENT_EDITS = 500;
const RECENT_BYTES = 256 * 1024;

/** What a node knows of a pad's stream: its document, and the last edits. */
export class PadLog {
  readonly document: PadDocument;
  #head: Seq;
  #recent: Uint8Array[] = [];
  #recentBytes = 0;

  /** Starts at a snapshot, or before the first edit. */
  constructor({ seq, document } = { seq: 0, document: new PadDocument() }) {
    this.#head = seq;
    this.document = document;
  }

  get head(): Seq {
    return this.#head;
  }

  /** Takes in the committed edits right after the head that the document has not. Throws when they do not follow. */
  add(edits: readonly PadEditBy[]): void {
    this.document.absorb(edits);
    this.#advance(edits);
  }

  /** Takes in what was on trial in the document, and is committed now. */
  keep(edits: readonly PadEditBy[]): void {
    this.document.keep();
    this.#advance(edits);
  }

  /** The updates after `after`; null when they begin before what is kept, or when there are none such yet. */
  after(after: Seq): readonly Uint8Array[] | null {
    const skip = this.#recent.length - (this.#head - after);
    return skip < 0 || after > this.#head ? null : this.#recent.slice(skip);
  }

  #advance(edits: readonly PadEditBy[]): void {
    this.#head += edits.length;
    for (const { update } of edits) {
      this.#recent.push(update);
      this.#recentBytes += update.length;
    }
    // In large cuts: taking one off the front for each that comes in costs more.
    if (this.#recent.length > 2 * RECENT_EDITS || this.#recentBytes > 2 * RECENT_BYTES) this.#forget();
  }

  #forget(): void {
    let from = this.#recent.length;
    let bytes = 0;
    while (from > Math.max(0, this.#recent.length - RECENT_EDITS)) {
      const size = this.#recent[from - 1]?.length ?? 0;
      if (bytes + size > RECENT_BYTES) break;
      bytes += size;
      from--;
    }
    this.#recent = this.#recent.slice(from);
    this.#recentBytes = bytes;
  }
}
