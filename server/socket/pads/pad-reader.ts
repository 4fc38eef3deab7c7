import { type PadName, spotlightOf } from "../../../domain/pad/pad-id.ts";
import type { PadReader as ReaderInDomain } from "../../../domain/session/decide-pads.ts";
import type { ParticipantId, Seq } from "../../../domain/session/events.ts";
import type { Epoch } from "../../../domain/session/reader.ts";
import type { Reader } from "../readers.ts";
import type { Follower } from "../slow-readers.ts";
import type { PointNews } from "./pad-points.ts";

/** How far somebody has read in a pad. */
interface PadReading {
  /** Up to where this reader was sent everything; null: nothing yet. */
  seq: Seq | null;
  behindSince: number | null;
}

/** Under which name a pad is read, and what its readers are told as its epoch. */
export interface PadTitle {
  readonly name: PadName;
  readonly epoch: Epoch;
}

/** One pad that is open on one connection. */
export class PadReader implements Follower {
  readonly reader: Reader;
  readonly title: PadTitle;
  /** Null for a screen. Known also when the line has gone. */
  readonly self: ParticipantId | null;
  /** Of this reader's cursor; null for who has none. */
  readonly number: number | null;
  readonly reading: PadReading;
  /** Counts openings: contents that were looked up for an earlier one are not sent any more. */
  openings = 0;
  #missed: Record<string, null> = {};

  constructor(reader: Reader, title: PadTitle, number: number | null, now: number) {
    this.reader = reader;
    this.title = title;
    this.self = reader.reading.self;
    this.number = number;
    // Left out of the news until it has the contents.
    this.reading = { seq: null, behindSince: now };
  }

  get line(): Reader["line"] {
    return this.reader.line;
  }

  get name(): PadName {
    return this.title.name;
  }

  /** In the spotlight one only watches: nobody writes there, or has a cursor. */
  get isWatching(): boolean {
    return spotlightOf(this.name) !== null;
  }

  /** As whom the rules know this reader. */
  get who(): ReaderInDomain {
    return this.self ?? "screen";
  }

  /** These cursors were not told to this reader: those that are gone it must hear of later, or they would stay for ever. */
  miss(points: PointNews | null): void {
    for (const number of Object.keys(points?.points ?? {})) this.#missed[number] = null;
  }

  /** What was missed, as cursors that are gone. */
  takeMissed(): Readonly<Record<string, null>> {
    const missed = this.#missed;
    this.#missed = {};
    return missed;
  }

  sayBye(...why: Parameters<Reader["sayBye"]>): void {
    this.reader.sayBye(...why);
  }
}
