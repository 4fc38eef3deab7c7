import type { StatementSync } from "node:sqlite";
import { z } from "zod";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { RoomCode } from "../../../domain/room-code.ts";
import { ParticipantId } from "../../../domain/session/events.ts";
import type { Blob, ClassRecord, ClassStore, Credential, OwnClass } from "../class-store.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { OpenDatabase } from "./open-database.ts";

const ClassRow = z.object({
  id: z.string(),
  code: RoomCode,
  openedAt: z.number(),
  hostKeyHash: z.string(),
  hostId: ParticipantId,
});
const PersonRow = z.object({ participantId: ParticipantId });
const OwnClassRow = ClassRow.extend(PersonRow.shape);
const BlobRow = z.object({ json: z.string() });

/** Classes, credentials and blobs in SQLite. */
export class SqliteClassStore implements ClassStore {
  readonly #writes: GroupCommit;
  readonly #sql: ReturnType<typeof prepare>;

  constructor({ database, writes }: OpenDatabase) {
    this.#writes = writes;
    this.#sql = prepare((text) => database.prepare(text));
  }

  addClass(record: ClassRecord): Promise<Result<null, "code-taken">> {
    const { id, code, openedAt, hostKeyHash, hostId } = record;
    return this.#writes.run(() => {
      const { changes } = this.#sql.addClass.run(id, code, openedAt, hostKeyHash, hostId);
      return changes === 1 ? ok(null) : refuse("code-taken");
    });
  }

  async classByCode(code: RoomCode): Promise<ClassRecord | null> {
    const row = this.#sql.classByCode.get(code);
    return row ? ClassRow.parse(row) : null;
  }

  addCredential({ kind, secretHash, classId, participantId }: Credential): Promise<void> {
    return this.#writes.run(() => {
      this.#sql.addCredential.run(kind, secretHash, classId, participantId);
    });
  }

  async findParticipant(
    classId: string,
    kind: Credential["kind"],
    secretHash: string,
  ): Promise<ParticipantId | null> {
    const row = this.#sql.findParticipant.get(kind, secretHash, classId);
    return row ? PersonRow.parse(row).participantId : null;
  }

  async classesOf(cookieHash: string): Promise<readonly OwnClass[]> {
    const rows = this.#sql.classesOf.all(cookieHash).map((row) => OwnClassRow.parse(row));
    return rows.map(({ participantId, ...record }) => ({ record, participantId }));
  }

  putBlob({ kind, hash, json }: Blob): Promise<void> {
    return this.#writes.run(() => {
      this.#sql.putBlob.run(kind, hash, json);
    });
  }

  async getBlob(kind: Blob["kind"], hash: string): Promise<string | null> {
    const row = this.#sql.getBlob.get(kind, hash);
    return row ? BlobRow.parse(row).json : null;
  }
}

function prepare(sql: (text: string) => StatementSync) {
  const record = "id, code, opened_at AS openedAt, host_key_hash AS hostKeyHash, host_id AS hostId";
  return {
    addClass: sql(
      `INSERT INTO classes (id, code, opened_at, host_key_hash, host_id) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (code) DO NOTHING`,
    ),
    classByCode: sql(`SELECT ${record} FROM classes WHERE code = ?`),
    addCredential: sql(
      `INSERT INTO credentials (kind, secret_hash, class_id, participant_id) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, secret_hash, class_id) DO UPDATE SET participant_id = excluded.participant_id`,
    ),
    findParticipant: sql(
      `SELECT participant_id AS participantId FROM credentials
       WHERE kind = ? AND secret_hash = ? AND class_id = ?`,
    ),
    classesOf: sql(
      `SELECT ${record}, participant_id AS participantId FROM credentials JOIN classes ON id = class_id
       WHERE kind = 'cookie' AND secret_hash = ? ORDER BY opened_at DESC, id LIMIT 200`,
    ),
    putBlob: sql("INSERT INTO blobs (kind, hash, json) VALUES (?, ?, ?) ON CONFLICT (kind, hash) DO NOTHING"),
    getBlob: sql("SELECT json FROM blobs WHERE kind = ? AND hash = ?"),
  };
}
