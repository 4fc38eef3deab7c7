import { Random } from "../support/random.ts";
import { checkPads, checkRest } from "./check-pads.ts";
import type { LineKind } from "./lossy-line.ts";
import { PadStorm } from "./pad-storm.ts";

const STEPS = 120;
/** One in so many runs on SQLite, in a folder of its own. */
const ON_SQLITE = 4;

/** Runs one seed; gives what happened in it. */
export async function runPadStorm(lines: LineKind, seed: number): Promise<PadStorm["counts"]> {
  const storm = new PadStorm(lines, new Random(seed), seed % ON_SQLITE === 0);
  try {
    await storm.begin();
    for (let step = 0; step < STEPS; step++) await storm.step();
    await storm.settle();
    await checkPads(storm);
    await storm.rest();
    checkRest(storm);
    await storm.beginAgain();
    await checkPads(storm);
    return storm.counts;
  } catch (cause) {
    throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  } finally {
    await storm.remove();
  }
}

/** Runs the seeds from 1 on, or the one that is in the environment; gives what happened in all of them. */
export async function runPadStorms(lines: LineKind, count: number): Promise<PadStorm["counts"]> {
  const only = process.env.SEED;
  const seeds = only ? [Number(only)] : Array.from({ length: count }, (_, n) => n + 1);
  const total = { acknowledged: 0, refused: 0, restarts: 0, typed: 0, deleted: 0, putAside: 0 };
  for (const seed of seeds) {
    const counts = await runPadStorm(lines, seed);
    for (const what of Object.keys(total) as (keyof typeof total)[]) total[what] += counts[what];
  }
  return total;
}
