import type { Clock } from "../../domain/clock.ts";

/** How fast the measure forgets. */
const MEMORY_MS = 1000;
const QUIET_PER_SECOND = 10_000;
const BUSY_PER_SECOND = 100_000;
const SHORTEST_MS = 16;
const LONGEST_MS = 50;

/**
 * How many deliveries a second are asked for, over all sessions and before anything is gathered, and so for how long
 * news should be gathered: not at all while it is quiet, then from 16 to 50 ms.
 */
export class LoadMeter {
  readonly #clock: Clock;
  #perSecond = 0;
  #countedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAt = clock.now();
  }

  count(deliveries: number): void {
    this.#forget();
    this.#perSecond += (deliveries * 1000) / MEMORY_MS;
  }

  /** Milliseconds between two frames to the same reader. */
  windowMs(): number {
    this.#forget();
    if (this.#perSecond < QUIET_PER_SECOND) return 0;
    const busy = (this.#perSecond - QUIET_PER_SECOND) / (BUSY_PER_SECOND - QUIET_PER_SECOND);
    return SHORTEST_MS + Math.min(1, busy) * (LONGEST_MS - SHORTEST_MS);
  }

  #forget(): void {
    const now = this.#clock.now();
    this.#perSecond *= Math.exp(-(now - this.#countedAt) / MEMORY_MS);
    this.#countedAt = now;
  }
}
