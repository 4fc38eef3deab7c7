import type { SessionActor } from "../session/session-actor.ts";
import { type LiveParts, LiveSession } from "./live-session.ts";
import type { Reader } from "./readers.ts";

/** The sessions that somebody reads on a socket of this process. */
export class LiveSessions {
  readonly #parts: LiveParts;
  readonly #sessions = new Map<string, LiveSession>();

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** The live session of an actor: made for its first reader. */
  of(actor: SessionActor): LiveSession {
    const known = this.#sessions.get(actor.id);
    if (known) return known;
    const session = new LiveSession(actor, this.#parts);
    this.#sessions.set(actor.id, session);
    return session;
  }

  /** Takes a reader away, and the session with its last one. */
  remove(reader: Reader): void {
    const session = this.of(reader.reading.actor);
    session.remove(reader);
    if (session.readers.size > 0) return;
    session.stop();
    this.#sessions.delete(session.actor.id);
  }

  /** Sends everybody away from a class, to come back to it as it is then. */
  sendAway(classId: string): void {
    for (const reader of [...(this.#sessions.get(classId)?.readers.all() ?? [])]) reader.sayBye("draining");
  }

  all(): Iterable<LiveSession> {
    return this.#sessions.values();
  }
}
