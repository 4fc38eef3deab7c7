import type { Result } from "../../domain/result.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";

/** An event as it is about to be written; `body` is text that the store does not look into. */
export interface NewEvent {
  /** Milliseconds since the stream's session opened. */
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

/** All events of one command, at least one: they are written together or not at all. */
export interface Entry {
  /** By which it can be found, and counts once; null where nobody asks for it again. */
  readonly commandId: string | null;
  readonly events: readonly NewEvent[];
}

export interface StoredEvent extends NewEvent {
  readonly seq: Seq;
  readonly commandId: string | null;
}

/** A stream of a class, and the seq of its last event; 0 when it has none. */
export interface StreamHead {
  readonly stream: string;
  readonly head: Seq;
}

/** A folded state at a seq, as text. */
export interface StoredSnapshot {
  readonly seq: Seq;
  readonly state: string;
}

/**
 * Streams of events, append-only. Every implementation passes the one contract suite in tests/store.
 * A stream that was never begun reads as empty; writing to it throws. A promise that rejects means that the store
 * failed: nothing can be known of that write but by asking again.
 */
export interface EventStore {
  /** The stream's epoch; begins the stream when there is none. */
  begin(stream: string): Promise<Epoch>;
  /** The seqs at which these commands ended, for those that were accepted. Ask before deciding. */
  findCommands(stream: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, Seq>>;
  /**
   * Atomic and durable when it resolves. Gives the new head; `stale-append` when the head is not `expectedSeq` any more.
   * A command that is in the stream already, an entry without events and no entries at all are broken invariants.
   */
  append(stream: string, expectedSeq: Seq, entries: readonly Entry[]): Promise<Result<Seq, "stale-append">>;
  /** Events after `after`, in order, at most `limit`. */
  read(stream: string, after: Seq, limit: number): Promise<readonly StoredEvent[]>;
  head(stream: string): Promise<Seq>;
  /** The class's own stream, where it was begun, then those of its pads by name, each with its head. */
  streamsOf(classId: string): Promise<readonly StreamHead[]>;
  /** How many events there are in all streams of a class. */
  rowsOf(classId: string): Promise<number>;
  /** Keeps the latest snapshot only; an older one than the kept is ignored. */
  saveSnapshot(stream: string, snapshot: StoredSnapshot): Promise<void>;
  loadSnapshot(stream: string): Promise<StoredSnapshot | null>;
}
