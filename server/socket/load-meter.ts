import type { Clock } from "../../domain/clock.ts";
import { Rate } from "./rate.ts";

const QUIET_PER_SECOND = 10_000;
const BUSY_PER_SECOND = 100_000;
const SHORTEST_MS = 16;
const LONGEST_MS = 50;

/**
 * How many deliveries a second are asked for, over all sessions and before anything is gathered, and so for how long
 * news should be gathered: not at all while it is quiet, then from 16 to 50 ms.
 */
export class LoadMeter {
  readonly #asked: Rate;

  constructor(clock: Clock) {
    this.#asked = new Rate(clock);
  }

  count(deliveries: number): void {
    this.#asked.count(deliveries);
  }

  /** Milliseconds between two frames to the same reader. */
  windowMs(): number {
    const perSecond = this.#asked.perSecond();
    if (perSecond < QUIET_PER_SECOND) return 0;
    const busy = (perSecond - QUIET_PER_SECOND) / (BUSY_PER_SECOND - QUIET_PER_SECOND);
    return SHORTEST_MS + Math.min(1, busy) * (LONGEST_MS - SHORTEST_MS);
  }
}
