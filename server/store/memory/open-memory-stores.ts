import { randomUUID } from "node:crypto";
import type { Stores } from "../stores.ts";
import { MemoryClassStore } from "./memory-class-store.ts";
import { MemoryEventStore } from "./memory-event-store.ts";
import { MemoryRecordingStore } from "./memory-recording-store.ts";

/** Stores that forget all when the process ends. */
export function openMemoryStores(): Stores {
  const events = new MemoryEventStore(randomUUID);
  const classes = new MemoryClassStore();
  return {
    events,
    classes,
    recordings: new MemoryRecordingStore(events, classes),
    probe: async () => {},
    close: async () => {},
  };
}
