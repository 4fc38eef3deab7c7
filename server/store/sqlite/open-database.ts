import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { lockFolder } from "./folder-lock.ts";
import { GroupCommit } from "./group-commit.ts";
import { lengthenLog } from "./lengthen-log.ts";
import { migrate } from "./migrate.ts";

/**
 * Why a data folder cannot be used: it cannot be made or written to; another server (a live process) has it;
 * its database is of a newer Baton; or its `baton.db` is something else, or damaged.
 */
export type OpenProblem = "folder-unwritable" | "folder-in-use" | "newer-database" | "not-a-database";

export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** The only way to write. */
  readonly writes: GroupCommit;
  /** Commits what waits, then gives the folder back. */
  close(): void;
}

/** Opens `baton.db` in `folder` (both made when missing), durable at each commit, with the newest schema. */
export function openDatabase(folder: string): Result<OpenDatabase, OpenProblem> {
  try {
    mkdirSync(folder, { recursive: true });
    return openLocked(folder, lockFolder(folder));
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return refuse(problem);
  }
}

function openLocked(folder: string, unlock: () => void): Result<OpenDatabase, OpenProblem> {
  const path = join(folder, "baton.db");
  const database = new DatabaseSync(path, { open: false, timeout: 1000 });
  const letGo = (): void => {
    if (database.isOpen) database.close();
    unlock();
  };
  try {
    database.open();
    configure(database);
    const migrated = migrate(database);
    if (!migrated.ok) {
      letGo();
      return migrated;
    }
    lengthenLog(database, path);
    return ok(serve(database, letGo));
  } catch (error) {
    letGo();
    throw error;
  }
}

/**
 * secure_delete: what is deleted is written over, so that it cannot be found in the file any more.
 * FULL: the log is flushed to the disk before a commit returns, so it survives a power cut too.
 */
function configure(database: DatabaseSync): void {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = 67108864;
  `);
}

function serve(database: DatabaseSync, letGo: () => void): OpenDatabase {
  const writes = new GroupCommit(database);
  const close = (): void => {
    if (!database.isOpen) return;
    writes.flush();
    letGo();
  };
  return { database, writes, close };
}

const PROBLEMS: ReadonlyMap<number | string, OpenProblem> = new Map<number | string, OpenProblem>([
  ["EACCES", "folder-unwritable"],
  ["EPERM", "folder-unwritable"],
  ["EROFS", "folder-unwritable"],
  ["ENOTDIR", "folder-unwritable"],
  ["EEXIST", "folder-unwritable"],
  ["ENOENT", "folder-unwritable"],
  [3, "folder-unwritable"], // SQLITE_PERM
  [8, "folder-unwritable"], // SQLITE_READONLY
  [13, "folder-unwritable"], // SQLITE_FULL
  [14, "folder-unwritable"], // SQLITE_CANTOPEN
  [5, "folder-in-use"], // SQLITE_BUSY
  [6, "folder-in-use"], // SQLITE_LOCKED
  [11, "not-a-database"], // SQLITE_CORRUPT
  [26, "not-a-database"], // SQLITE_NOTADB
]);

/** SQLite's error numbers carry details above the lowest byte. */
function problemOf(error: unknown): OpenProblem | null {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error && typeof error.errcode === "number")
    return PROBLEMS.get(error.errcode & 0xff) ?? null;
  return "code" in error && typeof error.code === "string" ? (PROBLEMS.get(error.code) ?? null) : null;
}
