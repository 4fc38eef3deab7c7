import type { Clock } from "../../domain/clock.ts";

/**
 * Runs a task when asked to: at once when the last run is long enough ago, else as soon as it is. However often it is
 * asked for in between, the task runs once. `pauseMs` is asked anew each time.
 */
export class Paced {
  readonly #clock: Clock;
  readonly #pauseMs: () => number;
  readonly #task: () => void;
  #ranAt = Number.NEGATIVE_INFINITY;
  #callOff: (() => void) | null = null;

  constructor(clock: Clock, pauseMs: () => number, task: () => void) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
    this.#task = task;
  }

  request(): void {
    if (this.#callOff) return;
    const waitMs = this.#ranAt + this.#pauseMs() - this.#clock.now();
    if (waitMs <= 0) this.runNow();
    else this.#callOff = this.#clock.after(waitMs, () => this.runNow());
  }

  runNow(): void {
    this.stop();
    this.#ranAt = this.#clock.now();
    this.#task();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
