import { setTimeout as wait } from "node:timers/promises";
import { Random } from "../../../support/random.ts";

/** When a key is pressed, in milliseconds from the first, and by which of the typists, from 0. */
interface Press {
  readonly at: number;
  readonly typist: number;
}

/** Between two keys of a typist, in milliseconds. */
export const BETWEEN_KEYS = 200;

/** Everybody types five keys a second, each of them at some moment of its fifth; the same for the same seed. */
export function schedule(typists: number, ms: number, seed: number): readonly Press[] {
  const random = new Random(seed);
  const presses: Press[] = [];
  for (let from = 0; from < ms; from += BETWEEN_KEYS) {
    for (let typist = 0; typist < typists; typist++)
      presses.push({ at: from + random.next() * BETWEEN_KEYS, typist });
  }
  return presses.sort((a, b) => a.at - b.at);
}

/** Calls `press` for each of the presses when it is its time; earlier for none. */
export async function play(
  presses: readonly Press[],
  press: (typist: number, index: number) => void,
): Promise<void> {
  const [first] = presses;
  const start = performance.now() - (first?.at ?? 0);
  for (const [index, { at, typist }] of presses.entries()) {
    const early = start + at - performance.now();
    if (early > 0) await wait(early);
    press(typist, index);
  }
}
