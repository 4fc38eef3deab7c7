import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./compress.ts";

/** What is kept takes this many bytes at the most. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Better than what is made for one request only: this is made once for a whole class. */
const BROTLI_QUALITY = 5;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

interface Packed {
  readonly bytes: Promise<Buffer | null>;
  size: number;
}

/** Texts that never change, compressed once however many ask for them at once; those that nobody asked for the longest go first. */
export class PackedTexts {
  readonly #load: (name: string) => Promise<string | null>;
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Packed>();
  #size = 0;

  /** `load` gives the text of a name, or null when there is none. */
  constructor(load: (name: string) => Promise<string | null>, mostBytes = MOST_BYTES) {
    this.#load = load;
    this.#mostBytes = mostBytes;
  }

  /** How many bytes are kept. */
  get size(): number {
    return this.#size;
  }

  /** The text of this name, compressed; null when there is none. Rejects when it cannot be loaded. */
  get(name: string, encoding: Encoding): Promise<Buffer | null> {
    const key = `${encoding} ${name}`;
    const known = this.#kept.get(key);
    const packed = known ?? { bytes: this.#pack(name, encoding), size: 0 };
    // What was asked for last stands last.
    this.#kept.delete(key);
    this.#kept.set(key, packed);
    if (!known) void this.#weigh(key, packed);
    return packed.bytes;
  }

  async #pack(name: string, encoding: Encoding): Promise<Buffer | null> {
    const text = await this.#load(name);
    if (text === null) return null;
    if (encoding === "gzip") return zip(text);
    return brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
  }

  /** What came to nothing is not kept: it may be there the next time. */
  async #weigh(key: string, packed: Packed): Promise<void> {
    const bytes = await packed.bytes.catch(() => null);
    if (this.#kept.get(key) !== packed) return;
    if (bytes === null) return this.#forget(key, packed);
    packed.size = bytes.length;
    this.#size += bytes.length;
    for (const [oldest, one] of this.#kept) {
      if (this.#size <= this.#mostBytes) return;
      this.#forget(oldest, one);
    }
  }

  #forget(key: string, packed: Packed): void {
    if (this.#kept.get(key) !== packed) return;
    this.#kept.delete(key);
    this.#size -= packed.size;
  }
}
