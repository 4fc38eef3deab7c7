import type { Clock } from "../../domain/clock.ts";
import { type Look, type Presence, TO_CLIENT, type Whereabouts } from "../../domain/protocol.ts";
import { mayLookAtPad } from "../../domain/session/decide-pads.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { peopleIn, presentParticipant, type SessionState } from "../../domain/session/state.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { encodeFrame, type Frame } from "./frame.ts";
import { Paced } from "./paced.ts";
import type { Reader, Readers } from "./readers.ts";
import { Spread } from "./spread.ts";

const TO_HOSTS_MS = 250;
const TO_OTHERS_MS = 1000;
const HEARTBEAT_MS = 10_000;

/** Who is there and who looks where. Nothing of it is kept: it is bound to sockets, and gone with them. */
export class SessionPresence {
  readonly #actor: SessionActor;
  readonly #readers: Readers;
  readonly #clock: Clock;
  readonly #settle: () => void;
  readonly #looks = new Map<ParticipantId, Look>();
  readonly #changed = new Set<ParticipantId>();
  readonly #toHosts: Paced;
  readonly #toOthers: Paced;
  readonly #spread: Spread<Reader>;
  #told = "";
  /** Counted once for each state: a class that comes in all at once is counted at each hello. */
  #joined: { readonly of: SessionState; readonly count: number } | null = null;
  #stopHeartbeat: () => void;

  constructor(
    actor: SessionActor,
    readers: Readers,
    clock: Clock,
    /** Brings all readers to the head, so that a head in a presence means what it says. */
    settle: () => void,
  ) {
    this.#actor = actor;
    this.#readers = readers;
    this.#clock = clock;
    this.#settle = settle;
    this.#toHosts = new Paced(
      clock,
      () => TO_HOSTS_MS,
      () => this.#tellHosts(),
    );
    this.#toOthers = new Paced(
      clock,
      () => TO_OTHERS_MS,
      () => this.#tellOthersOfChange(),
    );
    this.#spread = new Spread(clock);
    this.#stopHeartbeat = this.#beat();
  }

  /** Something about this person is new: a socket that came or went, their standing, their role. */
  personChanged(id: ParticipantId): void {
    if (!this.#readers.isOnline(id)) this.#looks.delete(id);
    this.#changed.add(id);
    this.#toHosts.request();
    this.#toOthers.request();
  }

  looked(id: ParticipantId, { pad, ...look }: Look): void {
    const isTold = pad !== undefined && mayLookAtPad(this.#actor.state, id, pad);
    this.#looks.set(id, isTold ? { ...look, pad } : look);
    this.#changed.add(id);
    this.#toHosts.request();
  }

  /** What a newcomer is told: with where everybody is for a host. */
  whole(kind: Reader["reading"]["kind"]): Presence {
    if (kind !== "host") return { ...this.#count(), whole: false };
    const people = peopleIn(this.#actor.state).map(({ id }) => [id, this.#whereabouts(id)]);
    return { ...this.#count(), whole: true, people: Object.fromEntries(people) };
  }

  stop(): void {
    this.#toHosts.stop();
    this.#toOthers.stop();
    this.#spread.stop();
    this.#stopHeartbeat();
  }

  #count(): Omit<Presence, "people" | "whole"> {
    const { state, head } = this.#actor;
    if (this.#joined?.of !== state) {
      const count = peopleIn(state).filter(({ role }) => role === "student").length;
      this.#joined = { of: state, count };
    }
    let online = 0;
    for (const id of this.#readers.online()) {
      if (presentParticipant(state, id)?.role === "student") online += 1;
    }
    return { online, joined: this.#joined.count, head };
  }

  #numbers(): string {
    const { online, joined } = this.#count();
    return `${online}/${joined}`;
  }

  #whereabouts(id: ParticipantId): Whereabouts | null {
    if (!presentParticipant(this.#actor.state, id)) return null;
    const look = this.#looks.get(id);
    const online = this.#readers.isOnline(id);
    const { position = null, mode = "following", pad } = look ?? {};
    return { online, position, mode, ...(pad !== undefined && { pad }) };
  }

  #tellHosts(): void {
    const hosts = this.#readers.ofKind("host");
    const people = Object.fromEntries([...this.#changed].map((id) => [id, this.#whereabouts(id)]));
    this.#changed.clear();
    if (hosts.size === 0) return;
    this.#settle();
    const frame = presenceFrame({ ...this.#count(), whole: false, people });
    for (const host of hosts) {
      // A part that was left out would never be told again: such a host gets the whole.
      if (host.reading.behindSince === null) host.send(frame);
    }
  }

  #tellOthersOfChange(): void {
    if (this.#numbers() !== this.#told) this.#tellOthers();
  }

  #tellOthers(): void {
    this.#settle();
    this.#told = this.#numbers();
    const frame = presenceFrame({ ...this.#count(), whole: false });
    const students = this.#readers.ofKind("student");
    const screens = this.#readers.ofKind("screen");
    this.#spread.run([...students, ...screens], (reader) => {
      // By the time it is their turn some have gone, or fallen behind.
      const isThere = students.has(reader) || screens.has(reader);
      if (isThere && reader.reading.behindSince === null) reader.send(frame);
    });
  }

  #beat(): () => void {
    return this.#clock.after(HEARTBEAT_MS, () => {
      this.#tellHosts();
      this.#tellOthers();
      this.#stopHeartbeat = this.#beat();
    });
  }
}

/** A presence as a frame. */
export function presenceFrame(presence: Presence): Frame {
  return encodeFrame(TO_CLIENT.presence, JSON.stringify(presence));
}
