/** Gets the bytes of one text frame: those of `bytes` from `from` up to `to`. */
export type OnText = (bytes: Buffer, from: number, to: number) => void;

const TEXT = 0x81;
const CLOSE = 0x88;
const HEADERS_END = Buffer.from("\r\n\r\n");

/** Cuts what a server sends, its answer to the upgrade first, into text frames, without copying what comes whole. */
export class FrameReader {
  onOpen: () => void = () => {};
  readonly #onText: OnText;
  #open = false;
  #rest: Buffer | null = null;

  constructor(onText: OnText) {
    this.#onText = onText;
  }

  /** The first `size` bytes of `bytes` have arrived. */
  read(bytes: Buffer, size: number): void {
    const whole = this.#rest ? Buffer.concat([this.#rest, bytes.subarray(0, size)]) : bytes;
    const end = this.#rest ? whole.length : size;
    const used = this.#frames(whole, this.#open ? 0 : this.#openAt(whole, end), end);
    this.#rest = used < end ? Buffer.from(whole.subarray(used, end)) : null;
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
      if (bytes[at] === TEXT) this.#onText(bytes, from, to);
      at = to;
    }
    return at;
  }
}

function payloadSize(bytes: Buffer, at: number, short: number): number {
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUIntBE(at + 4, 6);
}
