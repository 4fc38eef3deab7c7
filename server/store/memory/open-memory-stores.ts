import { randomUUID } from "node:crypto";
import type { Stores } from "../stores.ts";
import { MemoryClassStore } from "./memory-class-store.ts";
import { MemoryEventStore } from "./memory-event-store.ts";

/** Stores that forget all when the process ends. */
export function openMemoryStores(): Stores {
  return {
    events: new MemoryEventStore(randomUUID),
    classes: new MemoryClassStore(),
    probe: async () => {},
    close: async () => {},
  };
}
