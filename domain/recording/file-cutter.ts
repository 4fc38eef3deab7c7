import { ok, type Result, refuse } from "../result.ts";
import {
  FILE_VERSION,
  type FileError,
  HEAD_SIZE,
  headSize,
  isCutStart,
  MAX_STORED,
  MAX_UNPACKED,
  parseHead,
  type Section,
  START_SIZE,
  versionOf,
} from "./file-format.ts";
import { FileRoom } from "./file-room.ts";

type Cut = Result<Section | null, FileError>;

/**
 * Cuts a file into its sections as its bytes come, in pieces of any size. Holds one section and one piece at the most: what says
 * that it is longer than it may be is refused before it is read.
 */
export class SectionCutter {
  #pieces: Uint8Array[] = [];
  #held = 0;
  /** So many bytes must be there before there is anything to do. */
  #needed = START_SIZE;
  /** Where in the file what is held begins. */
  #at = 0;
  #started = false;
  #ended = false;
  readonly #room = new FileRoom();

  /** The sections that are whole with this piece. After a refusal nothing more may be given. */
  push(piece: Uint8Array): Result<Section[], FileError> {
    if (this.#ended && piece.length > 0) return refuse("file-tampered");
    this.#pieces.push(piece);
    this.#held += piece.length;
    const sections: Section[] = [];
    while (this.#held >= this.#needed && !this.#ended) {
      const cut = this.#cut();
      if (!cut.ok) return cut;
      if (cut.value) sections.push(cut.value);
    }
    return this.#ended && this.#held > 0 ? refuse("file-tampered") : ok(sections);
  }

  /** There is no more: whether that is the end. */
  finish(): Result<null, FileError> {
    if (this.#ended) return ok(null);
    return refuse(this.#started || isCutStart(this.#together()) ? "file-truncated" : "file-foreign");
  }

  #cut(): Cut {
    const bytes = this.#together();
    return this.#started ? this.#cutSection(bytes) : this.#start(bytes);
  }

  #start(bytes: Uint8Array): Cut {
    const version = versionOf(bytes);
    if (version === null || version === 0) return refuse("file-foreign");
    if (version > FILE_VERSION) return refuse("file-newer");
    this.#started = true;
    this.#leave(bytes, START_SIZE);
    return ok(null);
  }

  #cutSection(bytes: Uint8Array): Cut {
    const size = headSize(bytes);
    if (bytes.length < size) return this.#wait(size);
    const head = parseHead(bytes.subarray(0, size));
    if (!head) return refuse("file-tampered");
    const whole = size + head.stored;
    if (bytes.length < whole) {
      if (head.stored > MAX_STORED || head.size > MAX_UNPACKED) return refuse("too-large");
      return this.#wait(whole);
    }
    if (!this.#room.take(head)) return refuse("too-large");
    const section = { ...head, at: this.#at, bytes: new Uint8Array(bytes.subarray(size, whole)) };
    this.#ended = head.kind === "end";
    this.#leave(bytes, whole);
    return ok(section);
  }

  #wait(needed: number): Cut {
    this.#needed = needed;
    return ok(null);
  }

  /** Goes on behind the first `count` bytes of what is held. */
  #leave(bytes: Uint8Array, count: number): void {
    this.#pieces = [bytes.subarray(count)];
    this.#held -= count;
    this.#at += count;
    this.#needed = HEAD_SIZE;
  }

  #together(): Uint8Array {
    const [first] = this.#pieces;
    if (first && this.#pieces.length === 1) return first;
    const all = new Uint8Array(this.#held);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    this.#pieces = [all];
    return all;
  }
}
