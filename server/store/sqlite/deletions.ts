import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Forgetting } from "../recording-store.ts";

const NameRow = z.object({ name: z.string() });
const HashRow = z.object({ hash: z.string() });

/** Where a row of the log names a blob: as in the index on it. */
const CONTENT = `substr(body, instr(body, '"hash":"') + 8, 32)`;
const HAS_CONTENT = `instr(body, '"hash":"') > 0`;

/** Of one class, by its id. */
const OF_CLASS = ["chunks", "made_chunks", "voice_pieces", "credentials", "recordings"] as const;

/** What deletes for good. Each is to be run inside of a transaction. */
export function deletions(database: DatabaseSync) {
  const sql = prepare(database);

  /** Streams whose names go from `from` on, `to` not included. */
  function streams(from: string, to: string): void {
    for (const statement of sql.streams) statement.run(from, to);
  }

  function wholeClass(classId: string): void {
    const named = sql.named.all(classId).map((row) => HashRow.parse(row).hash);
    streams(classId, `${classId}!`);
    streams(`${classId}/`, `${classId}0`);
    for (const statement of sql.ofClass) statement.run(classId);
    sql.theClass.run(classId);
    for (const hash of named) orphan(hash);
  }

  function person(classId: string, { participantId, bodies, epoch }: Forgetting): void {
    streams(`${classId}/${participantId}.`, `${classId}/${participantId}/`);
    for (const [seq, body] of bodies) sql.setBody.run(body, seq, classId);
    sql.setEpoch.run(epoch, classId);
    sql.dropSnapshot.run(classId);
    sql.ofPerson.run(classId, participantId);
    for (const statement of sql.chunks) statement.run(classId);
  }

  function imported(id: string): void {
    const names = sql.partNames.all(id).map((row) => NameRow.parse(row).name);
    sql.parts.run(id);
    sql.recording.run(id);
    // The lesson first: as long as it is there, its traces are needed.
    for (const name of names) if (name.startsWith("lesson/")) sql.orphanLesson.run(name.slice(7), name);
    for (const name of names) if (name.startsWith("trace/")) orphan(name.slice(6));
  }

  function orphan(hash: string): void {
    sql.orphan.run(hash, hash, hash, `trace/${hash}`);
  }

  return { wholeClass, person, imported };
}

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  const numbers = "SELECT number FROM streams WHERE name >= ?1 AND name < ?2";
  const theStream = "(SELECT number FROM streams WHERE name = ?)";
  return {
    streams: [
      sql(`DELETE FROM events WHERE stream IN (${numbers})`),
      sql(`DELETE FROM commands WHERE stream IN (${numbers})`),
      sql(`DELETE FROM snapshots WHERE stream IN (${numbers})`),
      sql("DELETE FROM streams WHERE name >= ?1 AND name < ?2"),
    ],
    ofClass: OF_CLASS.map((table) => sql(`DELETE FROM ${table} WHERE class_id = ?`)),
    theClass: sql("DELETE FROM classes WHERE id = ?"),
    named: sql(
      `SELECT DISTINCT ${CONTENT} AS hash FROM events WHERE stream = ${theStream} AND ${HAS_CONTENT}`,
    ),
    // Lessons are the library's and stay, with the traces that they name.
    orphan: sql(
      `DELETE FROM blobs WHERE kind IN ('trace', 'pad') AND hash = ?
       AND NOT EXISTS (SELECT 1 FROM events WHERE ${HAS_CONTENT} AND ${CONTENT} = ?)
       AND NOT EXISTS (SELECT 1 FROM blobs AS lessons WHERE lessons.kind = 'lesson' AND instr(lessons.json, ?) > 0)
       AND NOT EXISTS (SELECT 1 FROM recording_parts WHERE name = ?)`,
    ),
    // The library's are there anew with the next class on them.
    orphanLesson: sql(
      `DELETE FROM blobs WHERE kind = 'lesson' AND hash = ?1
       AND NOT EXISTS (SELECT 1 FROM events WHERE ${HAS_CONTENT} AND ${CONTENT} = ?1)
       AND NOT EXISTS (SELECT 1 FROM recording_parts WHERE name = ?2)`,
    ),
    partNames: sql("SELECT name FROM recording_parts WHERE recording = ?"),
    setBody: sql(`UPDATE events SET body = ? WHERE seq = ? AND stream = ${theStream}`),
    setEpoch: sql("UPDATE streams SET epoch = ? WHERE name = ?"),
    dropSnapshot: sql(`DELETE FROM snapshots WHERE stream = ${theStream}`),
    ofPerson: sql("DELETE FROM credentials WHERE class_id = ? AND participant_id = ?"),
    chunks: ["chunks", "made_chunks"].map((table) => sql(`DELETE FROM ${table} WHERE class_id = ?`)),
    parts: sql("DELETE FROM recording_parts WHERE recording = ?"),
    recording: sql("DELETE FROM recordings WHERE id = ?"),
  };
}
