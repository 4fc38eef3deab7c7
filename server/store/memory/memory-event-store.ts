import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Epoch } from "../../../domain/session/reader.ts";
import { checkEntries } from "../check-entries.ts";
import type { Entry, EventStore, StoredEvent, StoredSnapshot, StreamHead } from "../event-store.ts";

interface Stream {
  readonly epoch: Epoch;
  readonly events: StoredEvent[];
  readonly commands: Map<string, Seq>;
  snapshot: StoredSnapshot | null;
}

/** The log in memory, for tests and for trying out: gone with the process. */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, Stream>();
  readonly #newEpoch: () => Epoch;

  constructor(newEpoch: () => Epoch) {
    this.#newEpoch = newEpoch;
  }

  async begin(stream: string): Promise<Epoch> {
    const known = this.#streams.get(stream);
    if (known) return known.epoch;
    const begun: Stream = { epoch: this.#newEpoch(), events: [], commands: new Map(), snapshot: null };
    this.#streams.set(stream, begun);
    return begun.epoch;
  }

  async findCommands(stream: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, Seq>> {
    const commands = this.#streams.get(stream)?.commands;
    const found = new Map<string, Seq>();
    for (const id of commandIds) {
      const seq = commands?.get(id);
      if (seq !== undefined) found.set(id, seq);
    }
    return found;
  }

  async append(
    stream: string,
    expectedSeq: Seq,
    entries: readonly Entry[],
  ): Promise<Result<Seq, "stale-append">> {
    checkEntries(stream, entries);
    const { events, commands } = this.#mustFind(stream);
    if (events.length !== expectedSeq) return refuse("stale-append");
    refuseRepeated(commands, entries);
    for (const { commandId, events: news } of entries) {
      for (const { at, by, body } of news) events.push({ seq: events.length + 1, commandId, at, by, body });
      if (commandId !== null) commands.set(commandId, events.length);
    }
    return ok(events.length);
  }

  async read(stream: string, after: Seq, limit: number): Promise<readonly StoredEvent[]> {
    return this.#streams.get(stream)?.events.slice(after, after + limit) ?? [];
  }

  async head(stream: string): Promise<Seq> {
    return this.#streams.get(stream)?.events.length ?? 0;
  }

  async streamsOf(classId: string): Promise<readonly StreamHead[]> {
    return [...this.#streams]
      .filter(([stream]) => stream === classId || stream.startsWith(`${classId}/`))
      .map(([stream, { events }]) => ({ stream, head: events.length }))
      .sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }

  async rowsOf(classId: string): Promise<number> {
    return (await this.streamsOf(classId)).reduce((sum, { head }) => sum + head, 0);
  }

  /** The hashes of blobs that the rows of this stream name; of all streams when none is given. */
  contentOf(stream?: string): ReadonlySet<string> {
    const named = [...this.#streams].filter(([name]) => stream === undefined || name === stream);
    const hashes = named.flatMap(([, { events }]) =>
      events.flatMap(({ body }) => /"hash":"([^"]{32})"/.exec(body)?.[1] ?? []),
    );
    return new Set(hashes);
  }

  /** Deletes a stream as if it had never been. */
  forget(stream: string): void {
    this.#streams.delete(stream);
  }

  /** Puts other bodies in the place of these, under another epoch and without a snapshot of what was. */
  rewrite(stream: string, bodies: ReadonlyMap<Seq, string>, epoch: Epoch): void {
    const kept = this.#mustFind(stream);
    const events = kept.events.map((event) => ({ ...event, body: bodies.get(event.seq) ?? event.body }));
    this.#streams.set(stream, { ...kept, epoch, events, snapshot: null });
  }

  async saveSnapshot(stream: string, snapshot: StoredSnapshot): Promise<void> {
    const kept = this.#mustFind(stream);
    if (snapshot.seq > (kept.snapshot?.seq ?? -1)) kept.snapshot = snapshot;
  }

  async loadSnapshot(stream: string): Promise<StoredSnapshot | null> {
    return this.#streams.get(stream)?.snapshot ?? null;
  }

  #mustFind(stream: string): Stream {
    const found = this.#streams.get(stream);
    if (!found) throw new Error(`Stream ${stream} was never begun`);
    return found;
  }
}

/** Before anything is written, so that a broken append leaves nothing behind. */
function refuseRepeated(commands: ReadonlyMap<string, Seq>, entries: readonly Entry[]): void {
  const ids = entries.flatMap(({ commandId }) => commandId ?? []);
  const repeated = new Set(ids).size < ids.length || ids.some((id) => commands.has(id));
  if (repeated) throw new Error("An append holds a command that was carried out already");
}
