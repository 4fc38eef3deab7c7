import type { Clock } from "../../domain/clock.ts";
import { samePosition } from "../../domain/lesson/position.ts";
import type { Look } from "../../domain/protocol.ts";

/** The least time between two looks, in ms: half of what the server takes. */
const PACE = 200;

/** Tells the server where this viewer looks: at once, then at most five times a second, the last one always. */
export class LookTeller {
  readonly #clock: Clock;
  readonly #tell: (look: Look) => void;
  #told: Look | null = null;
  #next: Look | null = null;
  #resting: (() => void) | null = null;

  constructor(clock: Clock, tell: (look: Look) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  look(look: Look): void {
    this.#next = look;
    if (!this.#resting) this.#say();
  }

  /** A new line: the server has forgotten what it was told. */
  startAnew(look: Look): void {
    this.stop();
    this.look(look);
  }

  stop(): void {
    this.#resting?.();
    this.#resting = null;
    this.#told = null;
    this.#next = null;
  }

  #say(): void {
    this.#resting = null;
    const look = this.#next;
    this.#next = null;
    if (!look || (this.#told && sameLook(this.#told, look))) return;
    this.#told = look;
    this.#tell(look);
    this.#resting = this.#clock.after(PACE, () => this.#say());
  }
}

/** Where a follower looks follows from the log: three hundred of them need not say so at every step. */
function sameLook(a: Look, b: Look): boolean {
  if (a.mode !== b.mode || a.pad !== b.pad) return false;
  return a.mode === "following" || samePosition(a.position, b.position);
}
