import { randomUUID } from "node:crypto";
import { ok, type Result } from "../../../domain/result.ts";
import type { Stores } from "../stores.ts";
import { touch } from "./migrate.ts";
import { type OpenProblem, openDatabase } from "./open-database.ts";
import { SqliteClassStore } from "./sqlite-class-store.ts";
import { SqliteEventStore } from "./sqlite-event-store.ts";
import { SqliteRecordingStore } from "./sqlite-recording-store.ts";

/** Opens the stores in `folder`; one process at a time may have it. */
export function openSqliteStores(folder: string): Result<Stores, OpenProblem> {
  const opened = openDatabase(folder);
  if (!opened.ok) return opened;
  const { database, writes, close } = opened.value;
  return ok({
    events: new SqliteEventStore(opened.value, randomUUID),
    classes: new SqliteClassStore(opened.value),
    recordings: new SqliteRecordingStore(opened.value),
    probe: () => writes.run(() => touch(database)),
    close: async () => close(),
  });
}
