import type { ClassStore } from "./class-store.ts";
import type { EventStore } from "./event-store.ts";
import type { RecordingStore } from "./recording-store.ts";

/** All that a server keeps, in one place that is opened and closed as a whole. */
export interface Stores {
  readonly events: EventStore;
  readonly classes: ClassStore;
  readonly recordings: RecordingStore;
  /** Resolves when a write was made durable; rejects when the store cannot be written to. */
  probe(): Promise<void>;
  /** Finishes the writes that were asked for, then lets go of everything. */
  close(): Promise<void>;
}
