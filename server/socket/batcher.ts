import { TO_CLIENT } from "../../domain/protocol.ts";
import { type Reach, reaches, reachOf } from "../../domain/session/audience.ts";
import type { ParticipantId, Seq, SessionEvent } from "../../domain/session/events.ts";
import { evolve } from "../../domain/session/evolve.ts";
import type { SessionState } from "../../domain/session/state.ts";
import type { Metrics } from "../metrics.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { ReaderKind } from "./connection.ts";
import { encodeFrame, type Frame } from "./frame.ts";
import type { Reader, Readers } from "./readers.ts";
import { audienceFor, epochFor } from "./resume.ts";
import type { SlowReaders } from "./slow-readers.ts";

/** An event with its JSON text, made once for all frames that it goes into, and who may see it. */
interface Entry {
  readonly json: string;
  readonly reach: Reach;
}

const KINDS: readonly ReaderKind[] = ["host", "student", "screen"];

/**
 * Turns the news of one session into frames: one for all hosts, one for all students, one for all screens, and one more
 * for each person about whom there is something that the others may not see.
 */
export class Batcher {
  readonly #actor: SessionActor;
  readonly #readers: Readers;
  readonly #metrics: Metrics;
  readonly #slow: SlowReaders<Reader>;
  /** Up to where all readers of a kind were sent everything they may see. */
  readonly #sentTo: Record<ReaderKind, Seq>;
  #pending: Entry[] = [];
  #upTo: Seq;

  constructor(actor: SessionActor, readers: Readers, metrics: Metrics, slow: SlowReaders<Reader>) {
    this.#actor = actor;
    this.#readers = readers;
    this.#metrics = metrics;
    this.#slow = slow;
    this.#upTo = actor.head;
    this.#sentTo = { host: actor.head, student: actor.head, screen: actor.head };
  }

  /** Takes committed events; `before` is the full state before the first of them. */
  add(before: SessionState, events: readonly SessionEvent[]): void {
    let state = before;
    for (const event of events) {
      this.#pending.push({ json: JSON.stringify(event), reach: reachOf(state, event.body) });
      state = evolve(state, event);
      this.#upTo = event.seq;
    }
  }

  /** Sends what has gathered to all who may see something of it. */
  flush(): void {
    const entries = this.#pending;
    if (entries.length === 0) return;
    this.#pending = [];
    this.#metrics.batchEvents.observe(entries.length);
    this.#sendApart(entries);
    for (const kind of KINDS) {
      const shared = entries.filter(({ reach }) => reaches(reach, audienceFor({ kind, self: NOBODY })));
      if (shared.length > 0) this.#sendToKind(kind, shared);
    }
  }

  /** Tells those who saw nothing of the last events that there was nothing for them, so that they are at the head too. */
  settle(): void {
    this.flush();
    for (const kind of KINDS) if (this.#sentTo[kind] < this.#upTo) this.#sendToKind(kind, []);
  }

  /** One frame for each student about whom there is something; what all may see is in it too. */
  #sendApart(entries: readonly Entry[]): void {
    const ids = new Set<ParticipantId>();
    for (const { reach } of entries) if (reach.to === "hosts-and") ids.add(reach.id);
    for (const id of ids) {
      const students = this.#readers.of(id).filter(({ reading }) => reading.kind === "student");
      if (students.length === 0) continue;
      const own = entries.filter(({ reach }) => reaches(reach, { kind: "student", id }));
      this.#sendFrom(students, "student", own);
    }
  }

  #sendToKind(kind: ReaderKind, entries: readonly Entry[]): void {
    this.#sendFrom(this.#readers.ofKind(kind), kind, entries);
    this.#sentTo[kind] = this.#upTo;
  }

  /** A frame for each seq that readers stand at: one for nearly all, another for those who had a frame of their own since. */
  #sendFrom(readers: Iterable<Reader>, kind: ReaderKind, entries: readonly Entry[]): void {
    const bySeq = Map.groupBy(readers, ({ reading }) => Math.max(reading.seq, this.#sentTo[kind]));
    for (const [after, those] of bySeq) this.#deliver(those, this.#encode(kind, entries, after));
  }

  #encode(kind: ReaderKind, entries: readonly Entry[], after: Seq): Frame {
    const epoch = JSON.stringify(epochFor(this.#actor, kind));
    const events = entries.map(({ json }) => json).join(",");
    const json = `{"epoch":${epoch},"after":${after},"upTo":${this.#upTo},"events":[${events}]}`;
    return encodeFrame(TO_CLIENT.batch, json);
  }

  /** Sends to those who have not got as far yet and whose lines are clear. */
  #deliver(readers: Iterable<Reader>, frame: Frame): void {
    let delivered = 0;
    for (const reader of readers) {
      const { reading } = reader;
      if (reading.seq >= this.#upTo || !this.#slow.sendIfClear(reader, frame)) continue;
      reading.seq = this.#upTo;
      delivered += 1;
    }
    this.#metrics.deliveries.inc(delivered);
  }
}

/** Stands for any student, to find what all of them may see: no participant has this id. */
const NOBODY: ParticipantId = "-";
