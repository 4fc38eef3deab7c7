import type { Clock } from "../domain/clock.ts";
import type { Metrics } from "./metrics.ts";
import type { EventStore } from "./store/event-store.ts";

/** The same store, with a stopwatch on how long it takes until events are durable. */
export function measuredEventStore(store: EventStore, metrics: Metrics, clock: Clock): EventStore {
  return {
    begin: (stream) => store.begin(stream),
    findCommands: (stream, ids) => store.findCommands(stream, ids),
    async append(stream, expectedSeq, entries) {
      const begun = clock.now();
      const result = await store.append(stream, expectedSeq, entries);
      metrics.appends.observe((clock.now() - begun) / 1000);
      return result;
    },
    read: (stream, after, limit) => store.read(stream, after, limit),
    head: (stream) => store.head(stream),
    streamsOf: (classId) => store.streamsOf(classId),
    rowsOf: (classId) => store.rowsOf(classId),
    saveSnapshot: (stream, snapshot) => store.saveSnapshot(stream, snapshot),
    loadSnapshot: (stream) => store.loadSnapshot(stream),
  };
}
