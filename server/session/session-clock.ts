import type { Clock } from "../../domain/clock.ts";

export interface SessionTimes {
  readonly clock: Clock;
  /** Wall clock, milliseconds since 1970: asked once, since it may jump. */
  readonly wallNow: () => number;
  /** Wall clock when the session was opened. */
  readonly openedAt: number;
  /** `at` of the last event known. */
  readonly lastAt: number;
}

/**
 * Gives the whole milliseconds since the session opened (rule S4). The wall clock says how much of it passed while nobody
 * had the session loaded, but never less than the last event tells; from then on only the monotonic clock counts.
 */
export function startSessionClock({ clock, wallNow, openedAt, lastAt }: SessionTimes): () => number {
  const startedAt = clock.now();
  const before = Math.max(lastAt, wallNow() - openedAt);
  return () => Math.round(before + clock.now() - startedAt);
}
