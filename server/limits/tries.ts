import type { Clock } from "../../domain/clock.ts";
import { type Rate, TokenBucket } from "./token-bucket.ts";

/** Above so many addresses, those that are in the clear again are forgotten. */
const MANY_ADDRESSES = 10_000;

/** Counts failures per address, so that codes and passcodes cannot be tried out. What succeeds costs nothing. */
export class Tries {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #failures = new Map<string, TokenBucket>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#failures.size;
  }

  /** Whole seconds until this address may try again; 0 when it may now. */
  waitS(address: string): number {
    const waitMs = this.#failures.get(address)?.waitMs(this.#clock.now()) ?? 0;
    return Math.ceil(waitMs / 1000);
  }

  failed(address: string): void {
    const now = this.#clock.now();
    if (this.#failures.size >= MANY_ADDRESSES) this.#forget(now);
    const bucket = this.#failures.get(address) ?? new TokenBucket(this.#rate, now);
    bucket.take(now);
    this.#failures.set(address, bucket);
  }

  #forget(now: number): void {
    for (const [address, bucket] of this.#failures) if (bucket.isFull(now)) this.#failures.delete(address);
  }
}

const perMinute = (count: number): Rate => ({ burst: count, perSecond: count / 60 });

/** All that is counted per address, but for runs. */
export interface TryLimits {
  readonly codes: Tries;
  readonly passcodes: Tries;
  readonly starts: Tries;
  /** Names of recordings that there are not. */
  readonly recordings: Tries;
  /** Per participant, not per address: a whole class may sit behind one. */
  readonly runs: Tries;
  /** Pieces of a voice, per participant: one comes in ten seconds, and after a line that was down many at once. */
  readonly voice: Tries;
}

export function makeTryLimits(clock: Clock): TryLimits {
  return {
    codes: new Tries(clock, perMinute(10)),
    passcodes: new Tries(clock, perMinute(5)),
    starts: new Tries(clock, perMinute(60)),
    recordings: new Tries(clock, perMinute(30)),
    runs: new Tries(clock, perMinute(20)),
    voice: new Tries(clock, perMinute(120)),
  };
}
