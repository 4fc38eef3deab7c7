import type { Clock } from "../../domain/clock.ts";
import type { Reader } from "./readers.ts";

const LOOK_AGAIN_MS = 50;
const LONGEST_BEHIND_MS = 5000;
const LARGEST_BACKLOG = 1024 * 1024;
/** How long a line that was ended may take to end by itself. */
const CUT_AFTER_MS = 1000;

/** Readers that are left out since their lines do not drain: brought up to date when they do, sent away when they don't. */
export class SlowReaders {
  readonly #clock: Clock;
  readonly #bringUpToDate: (reader: Reader) => void;
  readonly #behind = new Set<Reader>();
  #callOff: (() => void) | null = null;

  constructor(clock: Clock, bringUpToDate: (reader: Reader) => void) {
    this.#clock = clock;
    this.#bringUpToDate = bringUpToDate;
  }

  add(reader: Reader): void {
    reader.reading.behindSince ??= this.#clock.now();
    this.#behind.add(reader);
    this.#callOff ??= this.#clock.after(LOOK_AGAIN_MS, () => this.#lookAgain());
  }

  remove(reader: Reader): void {
    this.#behind.delete(reader);
  }

  stop(): void {
    this.#callOff?.();
    this.#behind.clear();
  }

  #lookAgain(): void {
    this.#callOff = null;
    for (const reader of [...this.#behind]) this.#judge(reader);
    if (this.#behind.size > 0) this.#callOff ??= this.#clock.after(LOOK_AGAIN_MS, () => this.#lookAgain());
  }

  #judge(reader: Reader): void {
    const backlog = reader.line.backlog();
    const behindMs = this.#clock.now() - (reader.reading.behindSince ?? this.#clock.now());
    if (backlog === 0) {
      this.#behind.delete(reader);
      this.#bringUpToDate(reader);
    } else if (behindMs > LONGEST_BEHIND_MS || backlog > LARGEST_BACKLOG) {
      this.#behind.delete(reader);
      sendAway(reader, this.#clock);
    }
  }
}

/** Whether more is waiting for this reader than is ever kept. */
export function isOverfull(reader: Pick<Reader, "line">): boolean {
  return reader.line.backlog() > LARGEST_BACKLOG;
}

/** Ends a line that does not drain: the client may come back with what it has. */
export function sendAway(reader: Pick<Reader, "line" | "sayBye">, clock: Clock): void {
  reader.sayBye("slow", 1000);
  clock.after(CUT_AFTER_MS, () => reader.line.cut());
}
