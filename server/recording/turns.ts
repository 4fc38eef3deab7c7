import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../domain/clock.ts";

/** Nobody else waits for long work more than about this long at a time, in milliseconds. */
const AT_A_TIME_MS = 2;

/** Lets everything else have its turn, before a long work begins and now and then: called between its pieces. */
export function takingTurns(clock: Pick<Clock, "now">): () => Promise<void> {
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    if (clock.now() - since < AT_A_TIME_MS) return;
    await nextTurn();
    since = clock.now();
  };
}
