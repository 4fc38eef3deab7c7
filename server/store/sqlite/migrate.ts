import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { chunksByView } from "./migrations/chunks-by-view.ts";
import { chunksInParts } from "./migrations/chunks-in-parts.ts";
import { firstSchema } from "./migrations/first-schema.ts";
import { padsAside } from "./migrations/pads-aside.ts";
import { recordings } from "./migrations/recordings.ts";
import { voiceShared } from "./migrations/voice-shared.ts";

/** In the order in which they are applied; the database's `user_version` counts those that were. */
const MIGRATIONS: readonly string[] = [
  firstSchema,
  recordings,
  voiceShared,
  chunksInParts,
  padsAside,
  chunksByView,
];

/** Marks the file as Baton's ("Batn"), so that another program's database is never written into. */
const APPLICATION_ID = 0x4261746e;

const Marks = z.object({ application: z.number(), version: z.number(), tables: z.number() });
const READ_MARKS = `SELECT application_id AS application, user_version AS version,
  (SELECT count(*) FROM sqlite_schema) AS tables
  FROM pragma_application_id, pragma_user_version`;

/** Brings the schema up to date in one transaction: wholly or not at all. */
export function migrate(database: DatabaseSync): Result<null, "newer-database" | "not-a-database"> {
  const marks = Marks.parse(database.prepare(READ_MARKS).get());
  const fresh = marks.application === 0 && marks.version === 0 && marks.tables === 0;
  if (!fresh && marks.application !== APPLICATION_ID) return refuse("not-a-database");
  if (marks.version > MIGRATIONS.length) return refuse("newer-database");
  if (marks.version < MIGRATIONS.length) applyFrom(database, marks.version);
  return ok(null);
}

function applyFrom(database: DatabaseSync, version: number): void {
  const statements = MIGRATIONS.slice(version).join("\n");
  database.exec(`BEGIN IMMEDIATE; ${statements}
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${MIGRATIONS.length};
    COMMIT`);
}

/** Writes what is there already: a write that must reach the disk and changes nothing. */
export function touch(database: DatabaseSync): void {
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}
