import { keysInUpdate } from "./keys.ts";

/** A frame that has been read once. */
export interface KnownFrame {
  readonly bytes: Buffer;
  readonly update: Uint8Array | null;
  /** The keys whose characters it brings. */
  readonly keys: readonly number[];
}

/** So many frames further on a frame is looked for, when a socket was left out of some. */
const LOOK_AHEAD = 8;

/**
 * Reads frames of which hundreds of sockets get the same, one after the other: each is decoded for the first socket, and
 * for the others compared only. It is the same work for all contestants.
 */
export class FrameMemory {
  readonly #updateIn: (frame: Buffer) => Uint8Array | null;
  readonly #known: KnownFrame[] = [];
  /** How far in `#known` each socket has come. */
  readonly #at: Int32Array;

  constructor(sockets: number, updateIn: (frame: Buffer) => Uint8Array | null) {
    this.#updateIn = updateIn;
    this.#at = new Int32Array(sockets);
  }

  /** What is in the frame that has reached `socket`. */
  read(socket: number, bytes: Buffer, from: number, to: number): KnownFrame {
    const next = this.#at[socket] as number;
    for (let at = next; at < Math.min(next + LOOK_AHEAD, this.#known.length); at++) {
      const known = this.#known[at] as KnownFrame;
      if (!isSame(known.bytes, bytes, from, to)) continue;
      this.#at[socket] = at + 1;
      return known;
    }
    const frame = this.#decode(Buffer.from(bytes.subarray(from, to)));
    if (next === this.#known.length) this.#at[socket] = this.#known.push(frame);
    return frame;
  }

  #decode(bytes: Buffer): KnownFrame {
    const update = this.#updateIn(bytes);
    return { bytes, update, keys: update ? keysInUpdate(update) : [] };
  }
}

function isSame(known: Buffer, bytes: Buffer, from: number, to: number): boolean {
  return known.length === to - from && known.compare(bytes, from, to) === 0;
}
