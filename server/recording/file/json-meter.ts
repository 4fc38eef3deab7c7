import { MAX_DEPTH, MAX_VALUES } from "../../../domain/recording/file-format.ts";

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Says of JSON, as its bytes come, whether it may be parsed: an empty list is two bytes of text and a hundred in memory, and
 * what lies deeper than any of our schemas goes would break whoever walks through it.
 */
export class JsonMeter {
  #values = 0;
  #depth = 0;
  #isText = false;
  #isEscaped = false;

  /** Whether all up to here is modest. */
  take(json: Uint8Array): boolean {
    for (const byte of json) {
      if (this.#isText) this.#takeText(byte);
      else this.#takeSign(byte);
      if (this.#values > MAX_VALUES || this.#depth > MAX_DEPTH) return false;
    }
    return true;
  }

  #takeText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isText = false;
  }

  #takeSign(byte: number): void {
    if (byte === QUOTE) this.#isText = true;
    else if (byte === COMMA || byte === COLON) this.#values++;
    else if (byte === LIST || byte === OBJECT) this.#open();
    else if (byte === LIST_END || byte === OBJECT_END) this.#depth--;
  }

  #open(): void {
    this.#values++;
    this.#depth++;
  }
}
