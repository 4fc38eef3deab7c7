import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Epoch } from "../../../domain/session/reader.ts";
import { checkEntries } from "../check-entries.ts";
import type { Entry, EventStore, StoredEvent, StoredSnapshot } from "../event-store.ts";

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
      commands.set(commandId, events.length);
    }
    return ok(events.length);
  }

  async read(stream: string, after: Seq, limit: number): Promise<readonly StoredEvent[]> {
    return this.#streams.get(stream)?.events.slice(after, after + limit) ?? [];
  }

  async head(stream: string): Promise<Seq> {
    return this.#streams.get(stream)?.events.length ?? 0;
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
  const ids = new Set(entries.map((entry) => entry.commandId));
  const repeated = ids.size < entries.length || entries.some(({ commandId }) => commands.has(commandId));
  if (repeated) throw new Error("An append holds a command that was carried out already");
}
