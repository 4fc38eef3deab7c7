import type { Clock } from "../../domain/clock.ts";

/** So many are done without a pause: a few milliseconds of work. */
const AT_ONCE = 250;
const PAUSE_MS = 20;

/** Does something that is not urgent for each of many, some at a time, so that what is urgent gets in between. */
export class Spread<T> {
  readonly #clock: Clock;
  #callOff: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins at once; what an earlier run has not come to is left undone, since the new one is newer. */
  run(all: Iterable<T>, task: (one: T) => void): void {
    this.stop();
    this.#goOn([...all], 0, task);
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #goOn(all: readonly T[], from: number, task: (one: T) => void): void {
    const to = from + AT_ONCE;
    this.#callOff = to < all.length ? this.#clock.after(PAUSE_MS, () => this.#goOn(all, to, task)) : null;
    for (const one of all.slice(from, to)) task(one);
  }
}
