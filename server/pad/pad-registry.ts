import type { Clock } from "../../domain/clock.ts";
import type { PadId } from "../../domain/pad/pad-id.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { EventStore } from "../store/event-store.ts";
import { loadPad, type PadSurroundings } from "./load-pad.ts";
import type { PadActor } from "./pad-actor.ts";
import { Seeds } from "./seeds.ts";

/** How long a pad without listeners stays in memory after it was last asked for. */
const IDLE_MS = 60 * 1000;

export interface PadRegistryParts {
  readonly events: EventStore;
  readonly classes: ClassStore;
  readonly clock: Clock;
  /** Takes what went wrong, for the operator's eyes. */
  readonly report: (trouble: unknown) => void;
}

interface Loaded {
  readonly session: SessionActor;
  readonly actor: Promise<PadActor>;
  callOffDrop: () => void;
}

/** The pads of this node, each in memory at most once. */
export class PadRegistry {
  readonly #clock: Clock;
  readonly #surroundings: PadSurroundings;
  readonly #loaded = new Map<string, Loaded>();

  constructor({ events, classes, clock, report }: PadRegistryParts) {
    this.#clock = clock;
    this.#surroundings = { events, seeds: new Seeds(classes), report };
  }

  /**
   * The pad's actor, loaded or begun if need be: for a pad that there is in the session. Whether somebody may read it is asked
   * by the caller. Rejects when the store fails, or when what it holds is no pad.
   */
  open(session: SessionActor, pad: PadId): Promise<PadActor> {
    const key = `${session.id}/${pad}`;
    const known = this.#loaded.get(key);
    if (known?.session === session) {
      known.callOffDrop();
      this.#dropLater(key, known);
      return known.actor;
    }
    // A session that was loaded anew: who may write is asked of the one that goes on.
    if (known) void this.#drop(key, known);
    const loaded: Loaded = {
      session,
      actor: loadPad(session, pad, this.#surroundings),
      callOffDrop: () => {},
    };
    this.#loaded.set(key, loaded);
    this.#dropLater(key, loaded);
    loaded.actor.catch(() => this.#forget(key, loaded));
    return loaded.actor;
  }

  /** How many pads are in memory. */
  get size(): number {
    return this.#loaded.size;
  }

  /** Lets go of all pads of a class, for good or to have them loaded anew. */
  async letGo(classId: string): Promise<void> {
    const own = [...this.#loaded].filter(([, { session }]) => session.id === classId);
    await Promise.all(own.map(([key, loaded]) => this.#drop(key, loaded)));
  }

  /** Closes all pads in memory, with a snapshot of each. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#loaded].map(([key, loaded]) => this.#drop(key, loaded)));
  }

  #dropLater(key: string, loaded: Loaded): void {
    loaded.callOffDrop = this.#clock.after(IDLE_MS, () => {
      loaded.actor.then(
        (actor) => (actor.listened ? this.#dropLater(key, loaded) : this.#drop(key, loaded)),
        () => {},
      );
    });
  }

  async #drop(key: string, loaded: Loaded): Promise<void> {
    this.#forget(key, loaded);
    await loaded.actor.then(
      (actor) => actor.close(),
      () => {},
    );
  }

  #forget(key: string, loaded: Loaded): void {
    loaded.callOffDrop();
    if (this.#loaded.get(key) === loaded) this.#loaded.delete(key);
  }
}
