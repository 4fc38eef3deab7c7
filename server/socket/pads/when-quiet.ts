import type { Clock } from "../../../domain/clock.ts";

/** Runs a task once after it has been quiet for so long. Stirring is cheap: there is one timer however often it is stirred. */
export class WhenQuiet {
  readonly #clock: Clock;
  readonly #quietMs: number;
  readonly #task: () => void;
  #stirredAt = 0;
  #callOff: (() => void) | null = null;

  constructor(clock: Clock, quietMs: number, task: () => void) {
    this.#clock = clock;
    this.#quietMs = quietMs;
    this.#task = task;
  }

  /** It is not quiet now. */
  stir(): void {
    this.#stirredAt = this.#clock.now();
    this.#callOff ??= this.#wait(this.#quietMs);
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #wait(ms: number): () => void {
    return this.#clock.after(ms, () => {
      const restMs = this.#stirredAt + this.#quietMs - this.#clock.now();
      this.#callOff = restMs > 0 ? this.#wait(restMs) : null;
      if (restMs <= 0) this.#task();
    });
  }
}
