import type { Clock } from "../../../domain/clock.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Metrics } from "../../metrics.ts";
import type { Frame } from "../frame.ts";
import { isOverfull, SlowReaders, sendAway } from "../slow-readers.ts";
import type { PadPoints } from "./pad-points.ts";
import type { PadReader } from "./pad-reader.ts";
import type { PadView } from "./pad-view.ts";

export interface LateReadersParts {
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly points: PadPoints;
  /** Under its name the reader reads it; undefined when it was shut. */
  readonly viewOf: (reader: PadReader) => PadView | undefined;
  /** Up to where all other readers were told. */
  readonly toldTo: () => Seq;
  /** Called for a reader that cannot be brought up to date. */
  readonly giveUp: (reader: PadReader) => void;
}

/** Readers of a pad who have not got all that the others were told: who comes in, who is over a gap, whose line did not drain. */
export class LateReaders {
  readonly #parts: LateReadersParts;
  readonly #slow: SlowReaders<PadReader>;

  constructor(parts: LateReadersParts) {
    this.#parts = parts;
    this.#slow = new SlowReaders(parts.clock, (reader) => {
      parts.metrics.slowResyncs.inc();
      void this.#bringUpToDate(reader);
    });
  }

  /** Brings the contents to a reader that has everything up to `have`, or nothing: until then it is told nothing else. */
  bring(reader: PadReader, have: Seq | null): void {
    const { reading } = reader;
    reading.seq = have;
    reading.behindSince ??= this.#parts.clock.now();
    void this.#bringUpToDate(reader);
  }

  /** Sends what the others are sent too, unless the reader is late, or is from now on; true when it was sent. */
  sendIfClear(reader: PadReader, frame: Frame): boolean {
    return this.#slow.sendIfClear(reader, frame);
  }

  remove(reader: PadReader): void {
    this.#slow.remove(reader);
  }

  stop(): void {
    this.#slow.stop();
  }

  async #bringUpToDate(reader: PadReader): Promise<void> {
    const { clock, points, toldTo, giveUp, viewOf } = this.#parts;
    const { reading } = reader;
    const view = viewOf(reader);
    if (!view) return;
    const opening = ++reader.openings;
    do {
      const contents = await view.contentsAfter(reading.seq).catch(() => null);
      // It was shut or opened anew meanwhile.
      if (reader.openings !== opening || viewOf(reader) !== view) return;
      if (!contents) return giveUp(reader);
      if (isOverfull(reader)) return sendAway(reader, clock);
      reader.line.send(contents.frame);
      reading.seq = contents.upTo;
    } while (reading.seq < toldTo());
    reading.behindSince = null;
    const cursors = view.pointsFrame(reader, reading.seq, points.all());
    if (cursors) reader.line.send(cursors);
  }
}
