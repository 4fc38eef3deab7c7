import { type BaseNews, type Self, TO_CLIENT } from "../../domain/protocol.ts";
import { audienceOf } from "../../domain/session/audience.ts";
import type { ParticipantId, SessionEvent } from "../../domain/session/events.ts";
import type { Base } from "../../domain/session/reader.ts";
import type { SessionState } from "../../domain/session/state.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { Batcher } from "./batcher.ts";
import { encodeFrame } from "./frame.ts";
import { Paced } from "./paced.ts";
import { LivePads, type LivePadsParts } from "./pads/live-pads.ts";
import { presenceFrame, SessionPresence } from "./presence.ts";
import { type Reader, Readers } from "./readers.ts";
import { baseFor, epochFor, resumeFor, upToHead } from "./resume.ts";
import { isOverfull, SlowReaders, sendAway } from "./slow-readers.ts";

/** What every live session shares. */
export type LiveParts = LivePadsParts;

/** One session with readers on their sockets: brings them what the actor commits, and tells who is there. */
export class LiveSession {
  readonly actor: SessionActor;
  readonly readers = new Readers();
  readonly presence: SessionPresence;
  readonly pads: LivePads;
  readonly #parts: LiveParts;
  readonly #batcher: Batcher;
  readonly #news: Paced;
  readonly #slow: SlowReaders<Reader>;
  readonly #unsubscribe: () => void;

  constructor(actor: SessionActor, parts: LiveParts) {
    const { clock, load, metrics } = parts;
    this.actor = actor;
    this.#parts = parts;
    this.#slow = new SlowReaders(clock, (reader) => this.#bringUpToDate(reader));
    this.#batcher = new Batcher(actor, this.readers, metrics, this.#slow);
    this.#news = new Paced(
      clock,
      () => load.windowMs(),
      () => this.#batcher.flush(),
    );
    this.presence = new SessionPresence(actor, this.readers, clock, () => this.#batcher.settle());
    this.pads = new LivePads(actor, parts);
    this.#unsubscribe = actor.onCommitted((news) => this.#onCommitted(news));
  }

  /** From now on the reader gets all that comes after its seq. */
  add(reader: Reader): void {
    this.readers.add(reader);
  }

  remove(reader: Reader): void {
    this.readers.remove(reader);
    this.#slow.remove(reader);
    this.pads.closeAllOf(reader);
    const { self } = reader.reading;
    if (self !== null) this.presence.personChanged(self);
  }

  /** Who the server takes this participant for now. */
  selfOf(id: ParticipantId | null): Self | null {
    const role = id === null ? undefined : this.actor.state.people[id]?.role;
    return id === null || role === undefined ? null : { id, role };
  }

  stop(): void {
    this.#unsubscribe();
    this.#news.stop();
    this.#slow.stop();
    this.pads.stop();
    this.presence.stop();
  }

  #onCommitted({ before, events }: { before: SessionState; events: readonly SessionEvent[] }): void {
    this.#batcher.add(before, events);
    this.#parts.load.count(this.readers.size);
    const changed = events.flatMap(({ body }) => (body.type === "role/given" ? [body.id] : []));
    for (const id of new Set(changed)) this.#changeAudience(id);
    this.#news.request();
    this.pads.onCommitted(events);
    for (const { body } of events) {
      if (body.type === "participant/removed") this.#sendOut(body.id, "removed");
      if (body.type === "participant/banned") this.#sendOut(body.id, "banned");
      if ("id" in body && CHANGES_WHO_IS_THERE.has(body.type)) this.presence.personChanged(body.id);
    }
  }

  /** Another audience is another history: the person's readers start anew from a base. */
  #changeAudience(id: ParticipantId): void {
    for (const reader of this.readers.of(id)) {
      this.readers.remove(reader);
      reader.reading.kind = audienceOf(this.actor.state, id).kind;
      this.readers.add(reader);
      if (isOverfull(reader)) sendAway(reader, this.#parts.clock);
      else this.#sendBase(reader, baseFor(this.actor, reader.reading));
    }
  }

  /** The person's readers get the event that says so, then they are sent out. */
  #sendOut(id: ParticipantId, reason: "removed" | "banned"): void {
    this.#news.runNow();
    for (const reader of this.readers.of(id)) reader.sayBye(reason);
  }

  #bringUpToDate(reader: Reader): void {
    const { reading } = reader;
    this.#parts.metrics.slowResyncs.inc();
    const have = { epoch: epochFor(this.actor, reading.kind), seq: reading.seq };
    resumeFor(this.actor, reading, have).then(
      (found) => {
        if (reading.behindSince === null || reader.reading !== reading) return;
        const resume = upToHead(this.actor, reading, found);
        if (resume.with === "base") return this.#sendBase(reader, resume.base);
        reader.send(encodeFrame(TO_CLIENT.batch, JSON.stringify(resume.batch)));
        this.#caughtUp(reader);
      },
      () => reader.sayBye("unavailable", 1000),
    );
  }

  #sendBase(reader: Reader, base: Base): void {
    const news: BaseNews = { base, self: this.selfOf(reader.reading.self) };
    reader.send(encodeFrame(TO_CLIENT.base, JSON.stringify(news)));
    this.#caughtUp(reader);
  }

  #caughtUp(reader: Reader): void {
    const { reading } = reader;
    reading.seq = this.actor.head;
    reading.behindSince = null;
    this.#slow.remove(reader);
    // What was left out of the presence meanwhile is in the whole of it.
    reader.send(presenceFrame(this.presence.whole(reading.kind)));
  }
}

const CHANGES_WHO_IS_THERE: ReadonlySet<string> = new Set([
  "participant/joined",
  "participant/removed",
  "participant/banned",
  "role/given",
]);
