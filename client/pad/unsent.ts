import * as Y from "yjs";
import { MAX_PAD_UPDATE } from "../../domain/pad/pad-limits.ts";
import { cutUpdate } from "./cut-update.ts";

/** Pieces below this many bytes are merged as they come: merging costs what they hold, so it must stay little. */
const SMALL = 1024;

/**
 * What was typed and is not acknowledged, in the order in which it was typed. Pieces go out from the front; none is larger
 * than the server takes.
 */
export class Unsent {
  #pieces: Uint8Array[] = [];
  /** So many pieces at the front are on their way. */
  #flying = 0;

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  get pieces(): readonly Uint8Array[] {
    return this.#pieces;
  }

  add(update: Uint8Array): void {
    for (const piece of cutUpdate(update, MAX_PAD_UPDATE)) this.#append(piece);
  }

  /** The front, as large as one edit may be: it is on its way now. */
  take(): Uint8Array {
    let bytes = 0;
    this.#flying = 0;
    for (const piece of this.#pieces) {
      bytes += piece.byteLength;
      if (this.#flying > 0 && bytes > MAX_PAD_UPDATE) break;
      this.#flying += 1;
    }
    return merged(this.#pieces.slice(0, this.#flying));
  }

  /** What was on its way is acknowledged. */
  drop(): void {
    this.#pieces.splice(0, this.#flying);
    this.#flying = 0;
  }

  /** What was on its way may not have arrived. */
  putBack(): void {
    this.#flying = 0;
  }

  #append(piece: Uint8Array): void {
    const last = this.#pieces.length > this.#flying ? this.#pieces.at(-1) : undefined;
    if (last && last.byteLength < SMALL && piece.byteLength < SMALL)
      this.#pieces[this.#pieces.length - 1] = merged([last, piece]);
    else this.#pieces.push(piece);
  }
}

function merged(pieces: Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return first && pieces.length === 1 ? first : Y.mergeUpdates(pieces);
}
