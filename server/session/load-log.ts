import type { EventStore } from "../store/event-store.ts";
import { FoldedLog } from "./folded-log.ts";
import { readLog, readPage } from "./read-log.ts";
import { loadSnapshot } from "./snapshots.ts";

/** Events before a snapshot that are read too: readers come back a little behind after a restart. */
const BEFORE_SNAPSHOT = 200;

/** The session's log as the store has it: the snapshot, if it is any good, and the tail folded onto it. */
export async function loadLog(store: EventStore, stream: string): Promise<FoldedLog> {
  const snapshot = await loadSnapshot(store, stream);
  const log = new FoldedLog(snapshot ?? undefined);
  if (snapshot) {
    const from = Math.max(0, snapshot.seq - BEFORE_SNAPSHOT);
    log.remember(await readPage(store, stream, from, snapshot.seq - from));
  }
  for await (const page of readLog(store, stream, log.head)) log.add(page);
  return log;
}
