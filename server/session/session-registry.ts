import type { Result } from "../../domain/result.ts";
import { ok, refuse } from "../../domain/result.ts";
import { makeRoomCode, type RoomCode } from "../../domain/room-code.ts";
import { decide } from "../../domain/session/decide.ts";
import type { LessonRef, ParticipantId } from "../../domain/session/events.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import { emptySession } from "../../domain/session/state.ts";
import { hashSecret, newSecret, sameSecret } from "../identity/secrets.ts";
import type { ClassRecord, ClassStore } from "../store/class-store.ts";
import { loadSession, type SessionSurroundings } from "./load-session.ts";
import type { SessionActor } from "./session-actor.ts";

/** How long a session without listeners stays in memory after it was last asked for. */
const IDLE_MS = 10 * 60 * 1000;
const CODE_TRIES = 20;

export interface RegistryParts extends SessionSurroundings {
  readonly classes: ClassStore;
  /** Unguessable, at most 31 letters, digits, `-` and `_`. */
  readonly newId: () => string;
  /** A fair whole number from 0 to `below` - 1, from a secure source. */
  readonly randomInt: (below: number) => number;
  /** The key in a new class's host link; 32 random bytes when not given. */
  readonly newHostKey?: (classId: string) => string;
}

export interface NewClass {
  readonly lesson: LessonRef;
  readonly hostName: string;
  readonly seats: number;
  /** Whether it is recorded from its beginning; absent: it is. */
  readonly recorded?: boolean | undefined;
}

export interface OpenedClass {
  readonly actor: SessionActor;
  readonly hostId: ParticipantId;
  /** Goes into the host link; only its hash is kept. */
  readonly hostKey: string;
}

interface Loaded {
  readonly actor: Promise<SessionActor>;
  callOffDrop: () => void;
}

/** The sessions of this node, each in memory at most once. */
export class SessionRegistry {
  readonly #parts: RegistryParts;
  readonly #loaded = new Map<string, Loaded>();

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /** Begins a class with a room code of its own and its host in it. */
  async open(asked: NewClass): Promise<Result<OpenedClass, Rejection | "unavailable">> {
    const hostId = newParticipantId(this.#parts.newId);
    const command = { type: "session/open", ...asked } as const;
    // Asked before anything is written, so that a refusal leaves no class behind.
    const decided = decide(emptySession, command, { id: hostId });
    if (!decided.ok) return decided;
    try {
      const { record, hostKey } = await this.#register(hostId);
      const actor = await this.#load(record);
      const opened = await actor.handle(`open-${record.id}`, { id: hostId }, command);
      return opened.ok ? ok({ actor, hostId, hostKey }) : opened;
    } catch (trouble) {
      this.#parts.report(trouble);
      return refuse("unavailable");
    }
  }

  /** The session, open or closed, loaded if need be; null when no class has the code. Rejects when the store fails. */
  async find(code: RoomCode): Promise<SessionActor | null> {
    const record = await this.#parts.classes.classByCode(code);
    if (!record) return null;
    const actor = await this.#load(record);
    // Its first event was never committed: the class did not come to be.
    return actor.state.phase === "empty" ? null : actor;
  }

  /** Whether `key` is that of the class's host link. */
  checkHostKey(actor: SessionActor, key: string): boolean {
    return sameSecret(hashSecret(key), actor.record.hostKeyHash);
  }

  /** The sessions in memory. */
  async inMemory(): Promise<readonly SessionActor[]> {
    const settled = await Promise.allSettled([...this.#loaded.values()].map(({ actor }) => actor));
    return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  }

  /** Lets go of a session, for good or to have it loaded anew: what comes to it from now on is refused. */
  async letGo(classId: string): Promise<void> {
    const loaded = this.#loaded.get(classId);
    if (loaded) await this.#drop(classId, loaded);
  }

  /** Closes all sessions in memory, with a snapshot of each. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#loaded].map(([id, loaded]) => this.#drop(id, loaded)));
  }

  async #register(hostId: ParticipantId): Promise<{ record: ClassRecord; hostKey: string }> {
    const { classes, newId, newHostKey, randomInt, wallNow } = this.#parts;
    const id = newId();
    const hostKey = newHostKey?.(id) ?? newSecret();
    for (let tries = 0; tries < CODE_TRIES; tries++) {
      const code = makeRoomCode(randomInt);
      const record = { id, code, openedAt: wallNow(), hostKeyHash: hashSecret(hostKey), hostId };
      if ((await classes.addClass(record)).ok) return { record, hostKey };
    }
    throw new Error(`No free room code in ${CODE_TRIES} tries`);
  }

  #load(record: ClassRecord): Promise<SessionActor> {
    const known = this.#loaded.get(record.id);
    if (known) {
      known.callOffDrop();
      this.#dropLater(record.id, known);
      return known.actor;
    }
    const loaded: Loaded = { actor: loadSession(record, this.#parts), callOffDrop: () => {} };
    this.#loaded.set(record.id, loaded);
    this.#dropLater(record.id, loaded);
    loaded.actor.catch(() => this.#forget(record.id, loaded));
    return loaded.actor;
  }

  #dropLater(id: string, loaded: Loaded): void {
    loaded.callOffDrop = this.#parts.clock.after(IDLE_MS, () => {
      void loaded.actor.then((actor) =>
        actor.listened ? this.#dropLater(id, loaded) : this.#drop(id, loaded),
      );
    });
  }

  async #drop(id: string, loaded: Loaded): Promise<void> {
    this.#forget(id, loaded);
    await loaded.actor.then(
      (actor) => actor.close(),
      () => {},
    );
  }

  #forget(id: string, loaded: Loaded): void {
    loaded.callOffDrop();
    if (this.#loaded.get(id) === loaded) this.#loaded.delete(id);
  }
}

/** A new participant's id: it starts with a letter, so it never looks like an array's index or an option. */
export function newParticipantId(newId: () => ParticipantId): ParticipantId {
  return `p${newId()}`;
}
