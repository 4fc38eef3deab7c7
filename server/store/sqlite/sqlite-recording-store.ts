import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { RecordingView, Span } from "../../../domain/recording/recording.ts";
import { RoomCode } from "../../../domain/room-code.ts";
import { ParticipantId } from "../../../domain/session/events.ts";
import type { ClassRecord } from "../class-store.ts";
import { otherMaking } from "../other-making.ts";
import type {
  Forgetting,
  MadeChunks,
  PackedChunk,
  PackedParts,
  RecordingEdit,
  RecordingRow,
  RecordingStore,
  VoiceRow,
  WhyGone,
} from "../recording-store.ts";
import { deletions } from "./deletions.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { OpenDatabase } from "./open-database.ts";
import { recordingStatements } from "./recording-statements.ts";

const ClassRow = z.object({
  id: z.string(),
  code: RoomCode,
  openedAt: z.number(),
  hostKeyHash: z.string(),
  hostId: ParticipantId,
});
const Spans = z.array(z.custom<Span>((span) => Span.safeParse(span).success));
const Cuts = z.object({
  trim: z.object({ from: z.number(), to: z.number().nullable() }),
  hidden: Spans,
});
const Row = z.object({
  id: z.string(),
  classId: z.string().nullable(),
  ownerHash: z.string().nullable(),
  title: z.string(),
  cuts: z.string(),
  shareToken: z.string().nullable(),
  voiceShared: z.literal([0, 1]),
  createdAt: z.number(),
});
const GoneRow = z.object({ why: z.enum(["deleted", "expired", "unshared"]) });
const Bytes = z.instanceof(Uint8Array);
const BytesRow = z.object({ bytes: Bytes });
const MadeRow = z.object({ making: z.string(), rows: z.number(), index: Bytes });
const VoicePieceRow = z.object({
  name: z.string(),
  from: z.number(),
  length: z.number(),
  type: z.string(),
  heard: z.string().nullable(),
  size: z.number(),
});
const IdRow = z.object({ id: z.string() });
const SizeRow = z.object({ size: z.number() });

/** Recordings in SQLite. */
export class SqliteRecordingStore implements RecordingStore {
  readonly #database: DatabaseSync;
  readonly #writes: GroupCommit;
  readonly #sql: ReturnType<typeof recordingStatements>;
  readonly #delete: ReturnType<typeof deletions>;

  constructor({ database, writes }: OpenDatabase) {
    this.#database = database;
    this.#writes = writes;
    this.#sql = recordingStatements(database);
    this.#delete = deletions(database);
  }

  add(row: RecordingRow): Promise<RecordingRow> {
    return this.#writes.run(() => {
      const { id, of, ownerHash, title, shareToken, createdAt } = row;
      const heard = Number(row.voiceShared);
      this.#sql.add.run(id, of?.id ?? null, ownerHash, title, cutsOf(row), shareToken, heard, createdAt);
      const stands = of ? this.#rowOf(this.#sql.ofClass.get(of.id)) : row;
      if (!stands) throw new Error("A recording that was just added is not there");
      return stands;
    });
  }

  async byId(id: string): Promise<RecordingRow | null> {
    return this.#rowOf(this.#sql.byId.get(id));
  }

  async byToken(token: string): Promise<RecordingRow | null> {
    return this.#rowOf(this.#sql.byToken.get(token));
  }

  async ofClass(classId: string): Promise<RecordingRow | null> {
    return this.#rowOf(this.#sql.ofClass.get(classId));
  }

  async importsOf(ownerHash: string): Promise<readonly RecordingRow[]> {
    return this.#sql.importsOf.all(ownerHash).flatMap((row) => this.#rowOf(row) ?? []);
  }

  change(id: string, edit: RecordingEdit): Promise<void> {
    return this.#writes.run(() => {
      const before = this.#rowOf(this.#sql.byId.get(id));
      if (!before) throw new Error("A recording that is not there cannot be changed");
      const { title, shareToken, voiceShared } = edit;
      this.#sql.change.run(title, cutsOf(edit), shareToken, Number(voiceShared), id);
      if (before.shareToken !== edit.shareToken) this.#gone(before.shareToken, "unshared");
    });
  }

  async whyGone(token: string): Promise<WhyGone | null> {
    const row = this.#sql.whyGone.get(token);
    return row ? GoneRow.parse(row).why : null;
  }

  keepChunks(
    classId: string,
    first: number,
    chunks: readonly PackedChunk[],
    made: MadeChunks,
  ): Promise<void> {
    return this.#writes.run(() => {
      const making = this.#sql.making.get(classId)?.making;
      if (first > 0 && making !== made.making) throw otherMaking(classId);
      this.#sql.dropChunks.run(classId, first);
      for (const [index, chunk] of chunks.entries())
        for (const view of RecordingView.options)
          this.#sql.addChunk.run(classId, first + index, view, chunk[view].class, chunk[view].aside);
      this.#sql.setMade.run(classId, made.making, made.rows, made.index);
    });
  }

  async made(classId: string): Promise<MadeChunks | null> {
    const row = this.#sql.made.get(classId);
    return row ? MadeRow.parse(row) : null;
  }

  async chunkPart(
    classId: string,
    n: number,
    view: RecordingView,
    part: keyof PackedParts,
  ): Promise<Uint8Array | null> {
    return bytesOf(this.#sql.chunkPart[part].get(classId, n, view));
  }

  addVoice(classId: string, { name, from, length, type, heard }: VoiceRow, bytes: Uint8Array): Promise<void> {
    return this.#writes.run(() => {
      const spans = heard ? JSON.stringify(heard) : null;
      this.#sql.addVoice.run(classId, name, from, length, type, spans, bytes);
    });
  }

  async voiceOf(classId: string): Promise<readonly VoiceRow[]> {
    return this.#sql.voiceOf.all(classId).map((row) => voiceRow(VoicePieceRow.parse(row)));
  }

  async voiceBytes(classId: string, name: string): Promise<Uint8Array | null> {
    return bytesOf(this.#sql.voiceBytes.get(classId, name));
  }

  addPart(id: string, name: string, bytes: Uint8Array): Promise<void> {
    return this.#writes.run(() => {
      this.#sql.addPart.run(id, name, bytes);
    });
  }

  async part(id: string, name: string): Promise<Uint8Array | null> {
    return bytesOf(this.#sql.part.get(id, name));
  }

  async sizeOf(id: string): Promise<number> {
    return SizeRow.parse(this.#sql.sizeOf.get(id, id, id)).size;
  }

  async olderThan(
    time: number,
  ): Promise<{ readonly classes: readonly ClassRecord[]; readonly imports: readonly string[] }> {
    return {
      classes: this.#sql.oldClasses.all(time).map((row) => ClassRow.parse(row)),
      imports: this.#sql.oldImports.all(time).map((row) => IdRow.parse(row).id),
    };
  }

  async deleteClass(classId: string, why: WhyGone): Promise<void> {
    await this.#writes.run(() => {
      this.#end(this.#rowOf(this.#sql.ofClass.get(classId)), why);
      this.#delete.wholeClass(classId);
    });
    this.#emptyWriteAheadLog();
  }

  async deleteImport(id: string, why: WhyGone): Promise<void> {
    await this.#writes.run(() => {
      this.#end(this.#rowOf(this.#sql.byId.get(id)), why);
      this.#delete.imported(id);
    });
    this.#emptyWriteAheadLog();
  }

  async deleteBrokenOff(): Promise<void> {
    const left = this.#sql.brokenOff.all().map((row) => IdRow.parse(row).id);
    // One by one, so that whatever else is to be written is not kept waiting for all of them.
    for (const id of left) await this.#writes.run(() => this.#delete.imported(id));
    if (left.length > 0) this.#emptyWriteAheadLog();
  }

  async forgetPerson(classId: string, forgetting: Forgetting): Promise<void> {
    await this.#writes.run(() => this.#delete.person(classId, forgetting));
    this.#emptyWriteAheadLog();
  }

  /** What was deleted is still in the write-ahead log, as pages from before; while a backup reads, it stays until the next time. */
  #emptyWriteAheadLog(): void {
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Its owner's way to it leads nowhere either. */
  #end(row: RecordingRow | null, why: WhyGone): void {
    this.#gone(row?.id ?? null, why);
    this.#gone(row?.shareToken ?? null, why);
  }

  #gone(token: string | null, why: WhyGone): void {
    if (token !== null) this.#sql.addGone.run(token, why);
  }

  #rowOf(row: unknown): RecordingRow | null {
    if (row === undefined) return null;
    const { classId, cuts, voiceShared, ...rest } = Row.parse(row);
    const of = classId === null ? null : ClassRow.parse(this.#sql.classById.get(classId));
    return { ...rest, ...Cuts.parse(JSON.parse(cuts)), voiceShared: voiceShared === 1, of };
  }
}

function voiceRow({ heard, ...row }: z.infer<typeof VoicePieceRow>): VoiceRow {
  return heard === null ? row : { ...row, heard: Spans.parse(JSON.parse(heard)) };
}

function cutsOf({ trim, hidden }: Pick<RecordingRow, "trim" | "hidden">): string {
  return JSON.stringify({ trim, hidden });
}

function bytesOf(row: unknown): Uint8Array | null {
  return row === undefined ? null : BytesRow.parse(row).bytes;
}
