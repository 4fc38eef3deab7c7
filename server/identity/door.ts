import { ok, type Result, refuse } from "../../domain/result.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { Tries } from "../limits/tries.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { Credentials, Identity } from "./identity.ts";

/** Who stands at the door of a class; `self` is null for a stranger. */
export interface Visitor {
  readonly actor: SessionActor;
  readonly self: ParticipantId | null;
}

/** Finds a class by its code, and who asks. The codes that an address gets wrong are counted. */
export class Door {
  readonly #registry: SessionRegistry;
  readonly #identity: Identity;
  readonly #tries: Tries;

  constructor(registry: SessionRegistry, identity: Identity, tries: Tries) {
    this.#registry = registry;
    this.#identity = identity;
    this.#tries = tries;
  }

  /** Rejects when the store does. Whoever is in the class already comes in even from an address that has guessed too often. */
  async open(
    code: RoomCode,
    shown: Credentials,
    address: string,
  ): Promise<Result<Visitor, "no-such-class" | "too-many-tries">> {
    const mustWait = this.waitS(address) > 0;
    const isStranger = shown.cookie === null && shown.resumeToken === undefined;
    if (mustWait && isStranger) return refuse("too-many-tries");
    const actor = await this.#registry.find(code);
    const self = actor && (await this.#identity.whoIs(actor.record.id, shown));
    if (mustWait && self === null) return refuse("too-many-tries");
    if (actor) return ok({ actor, self });
    this.#tries.failed(address);
    return refuse("no-such-class");
  }

  /** Seconds until this address may try codes again. */
  waitS(address: string): number {
    return this.#tries.waitS(address);
  }
}
