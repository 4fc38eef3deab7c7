import type { HandClock } from "../../support/clock.ts";

/** Lets what was begun go on, then `ms` pass, and what was waiting for it go on. */
export async function pass(clock: HandClock, ms: number): Promise<void> {
  await settled();
  clock.advance(ms);
  await settled();
}

/** Resolves when every promise that is resolved by now has been heard of. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
