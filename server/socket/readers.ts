import type { ParticipantId } from "../../domain/session/events.ts";
import type { Connection, ReaderKind, Reading } from "./connection.ts";

/** A connection after its hello. */
export type Reader = Connection & { reading: Reading };

/** The connections of one session, by what they read and by whose they are. */
export class Readers {
  readonly #byKind: Record<ReaderKind, Set<Reader>> = {
    host: new Set(),
    student: new Set(),
    screen: new Set(),
  };
  readonly #byPerson = new Map<ParticipantId, Set<Reader>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(reader: Reader): void {
    const { kind, self } = reader.reading;
    this.#byKind[kind].add(reader);
    this.#size += 1;
    if (self === null) return;
    const tabs = this.#byPerson.get(self) ?? new Set();
    this.#byPerson.set(self, tabs.add(reader));
  }

  remove(reader: Reader): void {
    const { kind, self } = reader.reading;
    if (!this.#byKind[kind].delete(reader)) return;
    this.#size -= 1;
    if (self === null) return;
    const tabs = this.#byPerson.get(self);
    tabs?.delete(reader);
    if (tabs?.size === 0) this.#byPerson.delete(self);
  }

  ofKind(kind: ReaderKind): ReadonlySet<Reader> {
    return this.#byKind[kind];
  }

  /** The sockets of one person: several when they have several tabs or devices. */
  of(id: ParticipantId): readonly Reader[] {
    return [...(this.#byPerson.get(id) ?? [])];
  }

  isOnline(id: ParticipantId): boolean {
    return this.#byPerson.has(id);
  }

  online(): Iterable<ParticipantId> {
    return this.#byPerson.keys();
  }

  *all(): Iterable<Reader> {
    for (const readers of Object.values(this.#byKind)) yield* readers;
  }
}
