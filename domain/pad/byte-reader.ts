const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads bytes from the front, in the encoding of Yjs. What is not there or not well-formed throws a `RangeError` or a `TypeError`. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError("Bytes end too early");
    return value;
  }

  /** A whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first. */
  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError("Number too large");
      if (byte < 0x80) return value;
      if (weight >= 2 ** 49) throw new RangeError("Number too long");
    }
  }

  text(): string {
    const length = this.number();
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("Text ends too early");
    const text = UTF8.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return text;
  }
}
