import type { Clock } from "../../domain/clock.ts";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";

const LOOK_AGAIN_MS = 50;
const LONGEST_BEHIND_MS = 5000;
const LARGEST_BACKLOG = 1024 * 1024;
/** Above so many bytes that a line has not taken, it is left out until it has. */
const CLOGGED_BYTES = 16 * 1024;
/** The slowest line that a large frame is sent over whole, in bytes a millisecond. */
const SLOWEST_LINE = 32;
/** How long a line that was ended may take to end by itself. */
const CUT_AFTER_MS = 1000;

/** Whoever reads a stream on a line. */
export interface Follower extends Pick<Connection, "line" | "sayBye"> {
  readonly reading: {
    /** Since when it is left out because its line does not drain, milliseconds of the clock; null when it is not. */
    behindSince: number | null;
  };
}

/** Followers that are left out since their lines do not drain: brought up to date when they do, sent away when they don't. */
export class SlowReaders<F extends Follower> {
  readonly #clock: Clock;
  readonly #bringUpToDate: (reader: F) => void;
  readonly #behind = new Set<F>();
  #callOff: (() => void) | null = null;

  constructor(clock: Clock, bringUpToDate: (reader: F) => void) {
    this.#clock = clock;
    this.#bringUpToDate = bringUpToDate;
  }

  /** Sends the frame if the line is clear, else leaves the reader out from now on; true when it was sent. */
  sendIfClear(reader: F, frame: Frame): boolean {
    if (reader.reading.behindSince !== null) return false;
    // Nearly always: then there is no backlog to look for.
    if (reader.line.sendStraight(frame)) return true;
    if (reader.line.backlog() > CLOGGED_BYTES) {
      this.add(reader);
      return false;
    }
    reader.line.send(frame);
    return true;
  }

  add(reader: F): void {
    reader.reading.behindSince ??= this.#clock.now();
    this.#behind.add(reader);
    this.#callOff ??= this.#clock.after(LOOK_AGAIN_MS, () => this.#lookAgain());
  }

  remove(reader: F): void {
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

  #judge(reader: F): void {
    const backlog = reader.line.backlog();
    const behindMs = this.#clock.now() - (reader.reading.behindSince ?? this.#clock.now());
    if (backlog === 0) {
      this.#behind.delete(reader);
      this.#bringUpToDate(reader);
    } else if (behindMs > LONGEST_BEHIND_MS + reader.line.largest / SLOWEST_LINE || isOverfull(reader)) {
      this.#behind.delete(reader);
      sendAway(reader, this.#clock);
    }
  }
}

/** Whether more is waiting for this reader than is ever kept: one frame that is larger than that may wait too. */
export function isOverfull({ line }: Pick<Follower, "line">): boolean {
  return line.backlog() > LARGEST_BACKLOG + line.largest;
}

/** Ends a line that does not drain: the client may come back with what it has. */
export function sendAway(reader: Pick<Follower, "line" | "sayBye">, clock: Clock): void {
  reader.sayBye("slow", 1000);
  clock.after(CUT_AFTER_MS, () => reader.line.cut());
}
