import type { RecordingView } from "../../../domain/recording/recording.ts";
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
import type { MemoryClassStore } from "./memory-class-store.ts";
import type { MemoryEventStore } from "./memory-event-store.ts";

interface Voice {
  readonly row: VoiceRow;
  readonly bytes: Uint8Array;
}

/** Recordings in memory, for tests and for trying out: gone with the process. */
export class MemoryRecordingStore implements RecordingStore {
  readonly #events: MemoryEventStore;
  readonly #classes: MemoryClassStore;
  readonly #rows = new Map<string, RecordingRow>();
  readonly #gone = new Map<string, WhyGone>();
  readonly #made = new Map<string, MadeChunks>();
  readonly #chunks = new Map<string, readonly PackedChunk[]>();
  readonly #voice = new Map<string, Map<string, Voice>>();
  readonly #parts = new Map<string, Map<string, Uint8Array>>();

  constructor(events: MemoryEventStore, classes: MemoryClassStore) {
    this.#events = events;
    this.#classes = classes;
  }

  async add(row: RecordingRow): Promise<RecordingRow> {
    const stands = row.of && this.#find((one) => one.of?.id === row.of?.id);
    if (stands) return stands;
    if (this.#rows.has(row.id)) throw new Error("A recording with this id is known already");
    this.#rows.set(row.id, row);
    return row;
  }

  async byId(id: string): Promise<RecordingRow | null> {
    return this.#rows.get(id) ?? null;
  }

  async byToken(token: string): Promise<RecordingRow | null> {
    return this.#find((row) => row.shareToken === token);
  }

  async ofClass(classId: string): Promise<RecordingRow | null> {
    return this.#find((row) => row.of?.id === classId);
  }

  async importsOf(ownerHash: string): Promise<readonly RecordingRow[]> {
    const own = [...this.#rows.values()].filter((row) => row.ownerHash === ownerHash);
    return own.sort((a, b) => b.createdAt - a.createdAt).slice(0, 200);
  }

  async change(id: string, { title, trim, hidden, shareToken, voiceShared }: RecordingEdit): Promise<void> {
    const before = this.#rows.get(id);
    if (!before) throw new Error("A recording that is not there cannot be changed");
    this.#rows.set(id, { ...before, title, trim, hidden, shareToken, voiceShared });
    if (before.shareToken !== shareToken) this.#loseLink(before, "unshared");
  }

  async whyGone(token: string): Promise<WhyGone | null> {
    return this.#gone.get(token) ?? null;
  }

  async keepChunks(
    classId: string,
    first: number,
    chunks: readonly PackedChunk[],
    made: MadeChunks,
  ): Promise<void> {
    this.#classes.mustHave(classId);
    if (first > 0 && this.#made.get(classId)?.making !== made.making) throw otherMaking(classId);
    this.#chunks.set(classId, [...(this.#chunks.get(classId) ?? []).slice(0, first), ...chunks]);
    this.#made.set(classId, made);
  }

  async made(classId: string): Promise<MadeChunks | null> {
    return this.#made.get(classId) ?? null;
  }

  async chunkPart(
    classId: string,
    n: number,
    view: RecordingView,
    part: keyof PackedParts,
  ): Promise<Uint8Array | null> {
    return this.#chunks.get(classId)?.[n]?.[view][part] ?? null;
  }

  async addVoice(classId: string, row: VoiceRow, bytes: Uint8Array): Promise<void> {
    this.#classes.mustHave(classId);
    const pieces = this.#voice.get(classId) ?? new Map<string, Voice>();
    this.#voice.set(classId, pieces);
    if (!pieces.has(row.name)) pieces.set(row.name, { row: { ...row, size: bytes.length }, bytes });
  }

  async voiceOf(classId: string): Promise<readonly VoiceRow[]> {
    const rows = [...(this.#voice.get(classId)?.values() ?? [])].map(({ row }) => row);
    return rows.sort((a, b) => a.from - b.from || (a.name < b.name ? -1 : 1));
  }

  async voiceBytes(classId: string, name: string): Promise<Uint8Array | null> {
    return this.#voice.get(classId)?.get(name)?.bytes ?? null;
  }

  async addPart(id: string, name: string, bytes: Uint8Array): Promise<void> {
    const parts = this.#parts.get(id) ?? new Map<string, Uint8Array>();
    this.#parts.set(id, parts.set(name, bytes));
  }

  async part(id: string, name: string): Promise<Uint8Array | null> {
    return this.#parts.get(id)?.get(name) ?? null;
  }

  async sizeOf(id: string): Promise<number> {
    const classId = this.#rows.get(id)?.of?.id ?? "";
    const voice = [...(this.#voice.get(classId)?.values() ?? [])].map(({ bytes }) => bytes);
    const parts = this.#parts.get(id)?.values() ?? [];
    const chunks = (this.#chunks.get(classId) ?? []).flatMap(({ owner, shared }) =>
      [owner, shared].flatMap((one) => [one.class, one.aside]),
    );
    const all = [...chunks, ...voice, ...parts];
    return all.reduce((size, bytes) => size + bytes.length, 0);
  }

  async olderThan(
    time: number,
  ): Promise<{ readonly classes: readonly ClassRecord[]; readonly imports: readonly string[] }> {
    const imports = [...this.#rows.values()].filter((row) => row.of === null && row.createdAt < time);
    return {
      classes: this.#classes.openedBefore(time).slice(0, 100),
      imports: imports.slice(0, 100).map(({ id }) => id),
    };
  }

  async deleteClass(classId: string, why: WhyGone): Promise<void> {
    const named = this.#events.contentOf(classId);
    for (const { stream } of await this.#events.streamsOf(classId)) this.#events.forget(stream);
    const row = this.#find((one) => one.of?.id === classId);
    if (row) this.#end(row, why);
    if (row) this.#rows.delete(row.id);
    this.#forgetChunks(classId);
    this.#voice.delete(classId);
    this.#classes.forgetClass(classId);
    this.#forgetOrphans([...named]);
  }

  async deleteImport(id: string, why: WhyGone): Promise<void> {
    const row = this.#rows.get(id);
    if (row) this.#end(row, why);
    this.#rows.delete(id);
    const names = [...(this.#parts.get(id)?.keys() ?? [])];
    this.#parts.delete(id);
    const hashes = (kind: string) => names.flatMap((name) => name.split(`${kind}/`)[1] ?? []);
    // The lesson first: as long as it is there, its traces are needed.
    for (const hash of hashes("lesson"))
      if (!this.#isNeeded("lesson", hash)) this.#classes.forgetLesson(hash);
    this.#forgetOrphans(hashes("trace"));
  }

  async deleteBrokenOff(): Promise<void> {
    for (const id of [...this.#parts.keys()]) if (!this.#rows.has(id)) await this.deleteImport(id, "deleted");
  }

  async forgetPerson(classId: string, { participantId, bodies, epoch }: Forgetting): Promise<void> {
    for (const { stream } of await this.#events.streamsOf(classId))
      if (stream.startsWith(`${classId}/${participantId}.`)) this.#events.forget(stream);
    this.#events.rewrite(classId, bodies, epoch);
    this.#classes.forgetCredentials(classId, participantId);
    this.#forgetChunks(classId);
  }

  #forgetChunks(classId: string): void {
    this.#chunks.delete(classId);
    this.#made.delete(classId);
  }

  #forgetOrphans(hashes: readonly string[]): void {
    for (const hash of hashes) if (!this.#isNeeded("trace", hash)) this.#classes.forgetOrphan(hash);
  }

  /** Whether a log or an import names it. */
  #isNeeded(kind: "lesson" | "trace", hash: string): boolean {
    const isNamed = [...this.#parts.values()].some((parts) => parts.has(`${kind}/${hash}`));
    return isNamed || this.#events.contentOf().has(hash);
  }

  #end(row: RecordingRow, why: WhyGone): void {
    this.#gone.set(row.id, why);
    this.#loseLink(row, why);
  }

  #loseLink({ shareToken }: RecordingRow, why: WhyGone): void {
    if (shareToken !== null) this.#gone.set(shareToken, why);
  }

  #find(wanted: (row: RecordingRow) => boolean): RecordingRow | null {
    return [...this.#rows.values()].find(wanted) ?? null;
  }
}
