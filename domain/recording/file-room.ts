import {
  HEAD_SIZE,
  MAX_FILE,
  MAX_FILE_UNPACKED,
  MAX_SECTIONS,
  MAX_STORED,
  MAX_UNPACKED,
  type SectionHead,
  START_SIZE,
} from "./file-format.ts";

/** What is still free in a file, section by section: whoever writes one keeps to it as whoever reads it does. */
export class FileRoom {
  #stored = START_SIZE;
  #unpacked = 0;
  #sections = 0;

  /** Takes one more section. False when it, or the file with it, is larger than may be. */
  take({ name, stored, size }: Pick<SectionHead, "name" | "stored" | "size">): boolean {
    this.#stored += HEAD_SIZE + name.length + stored;
    this.#unpacked += size;
    this.#sections += 1;
    const isSmall = stored <= MAX_STORED && size <= MAX_UNPACKED;
    const isFew = this.#sections <= MAX_SECTIONS && this.#unpacked <= MAX_FILE_UNPACKED;
    return isSmall && isFew && this.#stored <= MAX_FILE;
  }
}
