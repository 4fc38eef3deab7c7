import { PadId } from "../../domain/pad/pad-id.ts";
import { atOf, type LogItem } from "../../domain/recording/full-chunks.ts";
import type { Seq } from "../../domain/session/events.ts";
import { readRecordedEdits } from "../pad/read-pad.ts";
import { readPage } from "../session/read-log.ts";
import type { EventStore } from "../store/event-store.ts";
import { RowQueue } from "./row-queue.ts";

/** Rows that are read of one stream at a time: of its beginning the first alone, since most of a thousand pads are for later. */
const PAGE = 50;

interface Stream {
  /** What was read of it. */
  seq: Seq;
  /** What there is of it. */
  head: Seq;
  /** Of the last row that was read. */
  at: number;
  /** Rows that were read and wait, the next one last; the very next one stands in the queue. */
  waiting: LogItem[];
  queued: boolean;
}

/** Reads the rows of all streams of a class as one, in their order in time, and goes on where it was when there are more. */
export class ClassRows {
  readonly #events: EventStore;
  readonly #classId: string;
  readonly #pause: () => Promise<void>;
  readonly #streams = new Map<string, Stream>();
  readonly #queue = new RowQueue();
  #taken = 0;

  /** `pause` lets others have their turn. */
  constructor(events: EventStore, classId: string, pause: () => Promise<void>) {
    this.#events = events;
    this.#classId = classId;
    this.#pause = pause;
  }

  /** How many rows it has given. */
  get taken(): number {
    return this.#taken;
  }

  /** The rows that there are now and that it has not given, as far as they are from before `until`. */
  async *read(until: number): AsyncGenerator<LogItem, void> {
    const streams = await this.#events.streamsOf(this.#classId);
    await this.#pause();
    for (const { stream, head } of streams) {
      const known = this.#streams.get(stream) ?? { seq: 0, head: 0, at: 0, waiting: [], queued: false };
      known.head = head;
      this.#streams.set(stream, known);
      await this.#queueNext(stream, known);
    }
    for (;;) {
      const { first } = this.#queue;
      if (!first || atOf(first.item) >= until) return;
      this.#queue.takeFirst();
      this.#taken++;
      const stream = this.#streams.get(first.stream);
      if (stream) {
        stream.queued = false;
        await this.#queueNext(first.stream, stream);
      }
      yield first.item;
    }
  }

  /** Of each stream one row at the most is in the queue, so that rows of one time keep their order. */
  async #queueNext(name: string, stream: Stream): Promise<void> {
    if (stream.queued) return;
    if (stream.waiting.length === 0) await this.#fill(name, stream);
    const item = stream.waiting.pop();
    if (!item) return;
    // A wall clock that was set back over a restart does not turn the order of a stream around.
    stream.at = Math.max(stream.at, atOf(item));
    this.#queue.add({ stream: name, item: withAt(item, stream.at) });
    stream.queued = true;
  }

  async #fill(name: string, stream: Stream): Promise<void> {
    const limit = Math.min(stream.seq === 0 ? 1 : PAGE, stream.head - stream.seq);
    if (limit <= 0) return;
    const items = await this.#readItems(name, stream.seq, limit);
    stream.seq += items.length;
    stream.waiting = items.reverse();
    await this.#pause();
  }

  async #readItems(name: string, after: Seq, limit: number): Promise<LogItem[]> {
    if (name === this.#classId) {
      const events = await readPage(this.#events, name, after, limit);
      return events.map((event) => ({ is: "event", event }));
    }
    const pad = PadId.parse(name.slice(this.#classId.length + 1));
    const edits = await readRecordedEdits(this.#events, name, after, limit);
    return edits.map((edit) => ({ is: "edit", pad, ...edit }));
  }
}

function withAt(item: LogItem, at: number): LogItem {
  if (atOf(item) === at) return item;
  return item.is === "event" ? { ...item, event: { ...item.event, at } } : { ...item, at };
}
