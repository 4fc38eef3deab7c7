import type { Clock } from "../domain/clock.ts";

/** Waits between tries, in ms: the last one holds for all that follow. */
const WAITS = [500, 1000, 2000, 4000, 8000];
/** So many tries are five minutes, more than a room is without a line: what is still not there then is not there any more. */
const TRIES = 40;

/**
 * Brings a part of the page's own code, again and again while it cannot be had: a class must not lose its page because the
 * line was down just when a part of it was due. Rejects like the last try when it never came.
 */
export async function loadPart<T>(bring: () => Promise<T>, clock: Pick<Clock, "after">): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await bring();
    } catch (error) {
      if (tries >= TRIES) throw error;
      const wait = WAITS[Math.min(tries, WAITS.length) - 1] as number;
      await new Promise<void>((goOn) => clock.after(wait, goOn));
    }
  }
}
