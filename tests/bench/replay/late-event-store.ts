import { ok } from "../../../domain/result.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Entry, EventStore } from "../../../server/store/event-store.ts";

/**
 * The same store, which writes what is appended later and all of it at once: hours of a class are made in seconds, and fifty
 * thousand flushes of a disk would take minutes. What reads finds everything written.
 */
export class LateEventStore implements EventStore {
  readonly #store: EventStore;
  readonly #heads = new Map<string, Seq>();
  readonly #waiting = new Map<string, { after: Seq; entries: Entry[] }>();

  constructor(store: EventStore) {
    this.#store = store;
  }

  begin = (stream: string) => this.#store.begin(stream);
  loadSnapshot = (stream: string) => this.#store.loadSnapshot(stream);
  findCommands = async () => new Map<string, Seq>();

  async append(stream: string, expectedSeq: Seq, entries: readonly Entry[]) {
    const head = this.#heads.get(stream) ?? (await this.#store.head(stream));
    if (head !== expectedSeq) throw new Error(`Somebody else wrote to ${stream}`);
    const waiting = this.#waiting.get(stream) ?? { after: head, entries: [] };
    waiting.entries.push(...entries);
    this.#waiting.set(stream, waiting);
    const now = entries.reduce((seq, { events }) => seq + events.length, head);
    this.#heads.set(stream, now);
    return ok(now);
  }

  async read(stream: string, after: Seq, limit: number) {
    await this.write();
    return this.#store.read(stream, after, limit);
  }

  async head(stream: string) {
    await this.write();
    return this.#store.head(stream);
  }

  async streamsOf(classId: string) {
    await this.write();
    return this.#store.streamsOf(classId);
  }

  async rowsOf(classId: string) {
    await this.write();
    return this.#store.rowsOf(classId);
  }

  async saveSnapshot(...[stream, snapshot]: Parameters<EventStore["saveSnapshot"]>) {
    await this.write();
    return this.#store.saveSnapshot(stream, snapshot);
  }

  /** Writes all that waits. */
  async write(): Promise<void> {
    const all = [...this.#waiting];
    this.#waiting.clear();
    const written = await Promise.all(
      all.map(([stream, { after, entries }]) => this.#store.append(stream, after, entries)),
    );
    if (written.some(({ ok }) => !ok)) throw new Error("What was appended late came too late");
  }
}
