import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { touch } from "./migrate.ts";

/** Pages after which SQLite writes its log over from the beginning: in use it gets no longer than this. */
const PAGES = 1000;
const PAGE_BYTES = 4096;

/**
 * Gives a database's write-ahead log its full length at once, 4 MB. The flush of a file that has grown writes its new length
 * too, and takes a third longer for it: a class that has just begun, on a server that has, would wait for that at each edit.
 */
export function lengthenLog(database: DatabaseSync, databasePath: string): void {
  if (statSync(`${databasePath}-wal`).size >= PAGES * PAGE_BYTES) return;
  // The writes are flushed together, when they are copied into the database after so many pages.
  database.exec("PRAGMA synchronous = NORMAL");
  for (let page = 0; page < PAGES; page++) touch(database);
  database.exec("PRAGMA synchronous = FULL");
}
