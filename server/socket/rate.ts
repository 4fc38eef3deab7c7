import type { Clock } from "../../domain/clock.ts";

/** How fast the measure forgets. */
const MEMORY_MS = 1000;

/** How much of something there is in a second, lately. */
export class Rate {
  readonly #clock: Clock;
  #perSecond = 0;
  #countedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAt = clock.now();
  }

  count(amount: number): void {
    this.#perSecond = this.perSecond() + (amount * 1000) / MEMORY_MS;
  }

  perSecond(): number {
    const now = this.#clock.now();
    this.#perSecond *= Math.exp(-(now - this.#countedAt) / MEMORY_MS);
    this.#countedAt = now;
    return this.#perSecond;
  }
}
