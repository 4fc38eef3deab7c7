import type { StatementSync } from "node:sqlite";
import { z } from "zod";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { Seq } from "../../../domain/session/events.ts";
import { Epoch } from "../../../domain/session/reader.ts";
import { checkEntries } from "../check-entries.ts";
import type { Entry, EventStore, StoredEvent, StoredSnapshot, StreamHead } from "../event-store.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { OpenDatabase } from "./open-database.ts";

const StreamRow = z.object({ number: z.number(), epoch: Epoch });
const EndRow = z.object({ number: z.number(), head: Seq });
/** In the place of a command's id where there is none. */
const NO_COMMAND = "";
const HeadRow = z.object({ stream: z.string(), head: Seq });
const RowsRow = z.object({ rows: z.number() });
const SeqRow = z.object({ seq: Seq });
const SnapshotRow = z.object({ seq: Seq, state: z.string() });
const EventRow = z.object({
  seq: Seq,
  commandId: z.string().transform((id) => (id === NO_COMMAND ? null : id)),
  at: z.number(),
  by: z.string(),
  body: z.string(),
});

/** The log in SQLite. Reads see committed writes only, since a transaction begins and ends within one turn. */
export class SqliteEventStore implements EventStore {
  readonly #writes: GroupCommit;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #newEpoch: () => Epoch;

  constructor({ database, writes }: OpenDatabase, newEpoch: () => Epoch) {
    this.#writes = writes;
    this.#newEpoch = newEpoch;
    this.#sql = prepare((text) => database.prepare(text));
  }

  async begin(stream: string): Promise<Epoch> {
    const known = this.#find(stream);
    if (known) return known.epoch;
    return this.#writes.run(() => {
      this.#sql.begin.run(stream, this.#newEpoch());
      return this.#mustFind(stream).epoch;
    });
  }

  async findCommands(stream: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, Seq>> {
    const found = new Map<string, Seq>();
    for (const id of commandIds) {
      const row = this.#sql.findCommand.get(stream, id);
      if (row) found.set(id, SeqRow.parse(row).seq);
    }
    return found;
  }

  append(stream: string, expectedSeq: Seq, entries: readonly Entry[]): Promise<Result<Seq, "stale-append">> {
    return this.#writes.run(() => {
      checkEntries(stream, entries);
      const row = this.#sql.findEnd.get(stream);
      if (!row) throw neverBegun(stream);
      const { number, head } = EndRow.parse(row);
      if (head !== expectedSeq) return refuse("stale-append");
      return ok(this.#insert(number, expectedSeq, entries));
    });
  }

  async read(stream: string, after: Seq, limit: number): Promise<readonly StoredEvent[]> {
    return this.#sql.read.all(stream, after, limit).map((row) => EventRow.parse(row));
  }

  async head(stream: string): Promise<Seq> {
    return this.#head(stream);
  }

  async streamsOf(classId: string): Promise<readonly StreamHead[]> {
    return this.#sql.streamsOf.all(...namesOf(classId)).map((row) => HeadRow.parse(row));
  }

  async rowsOf(classId: string): Promise<number> {
    return RowsRow.parse(this.#sql.rowsOf.get(...namesOf(classId))).rows;
  }

  saveSnapshot(stream: string, snapshot: StoredSnapshot): Promise<void> {
    return this.#writes.run(() => {
      this.#sql.saveSnapshot.run(this.#mustFind(stream).number, snapshot.seq, snapshot.state);
    });
  }

  async loadSnapshot(stream: string): Promise<StoredSnapshot | null> {
    const row = this.#sql.loadSnapshot.get(stream);
    return row ? SnapshotRow.parse(row) : null;
  }

  #insert(number: number, after: Seq, entries: readonly Entry[]): Seq {
    let seq = after;
    for (const { commandId, events } of entries) {
      const id = commandId ?? NO_COMMAND;
      for (const { at, by, body } of events) this.#sql.addEvent.run(number, ++seq, id, at, by, body);
      if (commandId !== null) this.#sql.addCommand.run(number, commandId, seq);
    }
    return seq;
  }

  #head(stream: string): Seq {
    return SeqRow.parse(this.#sql.head.get(stream)).seq;
  }

  #find(stream: string): z.infer<typeof StreamRow> | null {
    const row = this.#sql.findStream.get(stream);
    return row ? StreamRow.parse(row) : null;
  }

  #mustFind(stream: string): z.infer<typeof StreamRow> {
    const found = this.#find(stream);
    if (!found) throw neverBegun(stream);
    return found;
  }
}

function neverBegun(stream: string): Error {
  return new Error(`Stream ${stream} was never begun`);
}

/** The name of a class's own stream, and between which those of its pads are: they stand behind a slash, and "0" comes right after that. */
function namesOf(classId: string): [string, string, string] {
  return [classId, `${classId}/`, `${classId}0`];
}

function prepare(sql: (text: string) => StatementSync) {
  const ofStream = "WHERE stream = (SELECT number FROM streams WHERE name = ?)";
  const head = "(SELECT coalesce(max(seq), 0) FROM events WHERE stream = number)";
  const ofClass = "FROM streams WHERE name = ? OR (name >= ? AND name < ?)";
  return {
    begin: sql("INSERT INTO streams (name, epoch) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"),
    findStream: sql("SELECT number, epoch FROM streams WHERE name = ?"),
    findEnd: sql(`SELECT number, ${head} AS head FROM streams WHERE name = ?`),
    head: sql(`SELECT coalesce(max(seq), 0) AS seq FROM events ${ofStream}`),
    streamsOf: sql(`SELECT name AS stream, ${head} AS head ${ofClass} ORDER BY name`),
    rowsOf: sql(`SELECT coalesce(sum(${head}), 0) AS rows ${ofClass}`),
    findCommand: sql(`SELECT seq FROM commands ${ofStream} AND id = ?`),
    addCommand: sql("INSERT INTO commands (stream, id, seq) VALUES (?, ?, ?)"),
    addEvent: sql("INSERT INTO events (stream, seq, command_id, at, by, body) VALUES (?, ?, ?, ?, ?, ?)"),
    read: sql(
      `SELECT seq, command_id AS commandId, at, by, body FROM events ${ofStream} AND seq > ? ORDER BY seq LIMIT ?`,
    ),
    saveSnapshot: sql(
      `INSERT INTO snapshots (stream, seq, state) VALUES (?, ?, ?) ON CONFLICT (stream)
       DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE excluded.seq > snapshots.seq`,
    ),
    loadSnapshot: sql(`SELECT seq, state FROM snapshots ${ofStream}`),
  };
}
