import { expect, test } from "vitest";
import { Random } from "../support/random.ts";
import { checkPads } from "./check-pads.ts";
import type { LineKind } from "./lossy-line.ts";
import { PadStorm } from "./pad-storm.ts";

/** Seeds that once found something: they are run first. `SEED=110 vitest run tests/fuzz/pads` runs one alone. */
const PINNED: Readonly<Record<LineKind, readonly number[]>> = { dying: [], torn: [] };
const ONLY = process.env.SEED;
const SEEDS = 150;
const STEPS = 140;
/** One in so many runs on SQLite, in a folder of its own. */
const ON_SQLITE = 3;

async function run(lines: LineKind, seed: number) {
  const storm = new PadStorm(lines, new Random(seed), seed % ON_SQLITE === 0);
  try {
    await storm.begin();
    for (let step = 0; step < STEPS; step++) await storm.step();
    await storm.settle();
    await checkPads(storm);
    await storm.beginAgain();
    await checkPads(storm);
    return storm.counts;
  } finally {
    await storm.remove();
  }
}

/** Runs the seeds one by one; gives what happened in all of them, to see that something did. */
async function runAll(lines: LineKind) {
  const all = [...PINNED[lines], ...Array.from({ length: SEEDS }, (_, n) => n + 1)];
  const total = new Map<string, number>();
  for (const seed of ONLY ? [Number(ONLY)] : all) {
    const counts = await run(lines, seed).catch((cause) => {
      throw new Error(`Seed ${seed}: ${cause.message}`, { cause });
    });
    for (const [what, count] of Object.entries(counts)) total.set(what, (total.get(what) ?? 0) + count);
  }
  return Object.fromEntries(total);
}

test("eight who write at once, offline, over restarts and under changing rules end with one text, and nothing acknowledged is lost", async () => {
  const total = await runAll("dying");
  if (ONLY) return;
  expect(total.acknowledged).toBeGreaterThan(20 * SEEDS);
  expect(total.refused).toBeGreaterThan(SEEDS);
  expect(total.restarts).toBeGreaterThan(SEEDS / 2);
});

test("the same when single frames are lost, doubled and swapped on a line that lives", async () => {
  const total = await runAll("torn");
  if (ONLY) return;
  expect(total.acknowledged).toBeGreaterThan(20 * SEEDS);
});
