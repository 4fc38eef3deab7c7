/** Gets the payload of one frame: the bytes of `bytes` from `from` up to `to`. */
export type OnFrame = (bytes: Buffer, from: number, to: number) => void;

const TEXT = 0x81;
const BINARY = 0x82;
const CLOSE = 0x88;
const HEADERS_END = Buffer.from("\r\n\r\n");
const NOTHING = Buffer.alloc(0);
/** A store that is larger than this is let go of when it is empty. */
const KEPT_STORE = 64 * 1024;

/** Cuts what a server sends, its answer to the upgrade first, into frames, without copying what comes whole. */
export class FrameReader {
  onOpen: () => void = () => {};
  readonly #onFrame: OnFrame;
  #open = false;
  /** The beginning of what has not come whole: the first `#kept` bytes of `#store`. */
  #store: Buffer = NOTHING;
  #kept = 0;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  /** The first `size` bytes of `bytes` have arrived. */
  read(bytes: Buffer, size: number): void {
    if (this.#kept === 0) return this.#keep(bytes, this.#take(bytes, size), size);
    this.#keep(bytes, 0, size);
    const used = this.#take(this.#store, this.#kept);
    this.#store.copyWithin(0, used, this.#kept);
    this.#kept -= used;
    if (this.#kept === 0 && this.#store.length > KEPT_STORE) this.#store = NOTHING;
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    const size = this.#kept + to - from;
    if (size > this.#store.length) {
      // Twice as much as before: however large a frame is, its bytes are copied about twice.
      const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.#store.length));
      this.#store.copy(larger, 0, 0, this.#kept);
      this.#store = larger;
    }
    bytes.copy(this.#store, this.#kept, from, to);
    this.#kept = size;
  }

  /** Hands on all that is whole; gives where the rest begins. */
  #take(bytes: Buffer, end: number): number {
    return this.#frames(bytes, this.#open ? 0 : this.#openAt(bytes, end), end);
  }

  /** Where the frames begin; 0 as long as the server has not answered whole. */
  #openAt(bytes: Buffer, end: number): number {
    const headers = bytes.subarray(0, end);
    const headersEnd = headers.indexOf(HEADERS_END);
    if (headersEnd < 0) return 0;
    if (!headers.toString("latin1", 0, 12).endsWith("101")) {
      throw new Error(`Upgrade refused: ${headers.toString("latin1", 0, headersEnd)}`);
    }
    this.#open = true;
    this.onOpen();
    return headersEnd + HEADERS_END.length;
  }

  #frames(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (this.#open && at + 2 <= end) {
      const short = bytes[at + 1] as number;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (at + header > end) break;
      const from = at + header;
      const to = from + payloadSize(bytes, at, short);
      if (to > end) break;
      if (bytes[at] === CLOSE) throw new Error("The server under test said that it closes a socket");
      if (bytes[at] === TEXT || bytes[at] === BINARY) this.#onFrame(bytes, from, to);
      at = to;
    }
    return at;
  }
}

function payloadSize(bytes: Buffer, at: number, short: number): number {
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUIntBE(at + 4, 6);
}
