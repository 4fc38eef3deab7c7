import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EventStore } from "../../server/store/event-store.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { sqliteIn } from "../store/open-stores.ts";
import { Random } from "../support/random.ts";
import { checkClass, checkViewer, truthOf } from "./check-class.ts";
import type { LineKind } from "./lossy-line.ts";
import { StormyClass } from "./stormy-class.ts";

/** Seeds that once found something: they are run first. `SEED=110 vitest run tests/fuzz` runs one alone. */
const PINNED = [44, 86, 110, 176];
const ONLY = process.env.SEED;
const SEEDS = 500;
const STEPS = 250;
/** One in so many runs on SQLite. */
const ON_SQLITE = 20;

async function run(lines: LineKind, seed: number, store: EventStore) {
  const random = new Random(seed);
  const storm = new StormyClass(lines, random, store);
  await storm.begin();
  for (let step = 0; step < STEPS; step++) {
    await storm.step();
    if (step % 10 === 0) checkViewer(await truthOf(store), random.pick(storm.viewers));
  }
  await storm.settle();
  const { log } = await checkClass(storm, store, random);
  const answers = storm.viewers.flatMap(({ outbox }) => outbox.map(({ answer }) => answer));
  return {
    events: log.length,
    granted: answers.filter((answer) => answer?.ok).length,
    refused: answers.filter((answer) => answer?.ok === false).length,
    catchUps: storm.viewers.reduce((sum, { catchUps }) => sum + catchUps, 0),
    hellos: storm.viewers.reduce((sum, { hellos }) => sum + hellos, 0),
  };
}

async function runSeed(lines: LineKind, seed: number) {
  if (seed % ON_SQLITE !== 0) return run(lines, seed, openMemoryStores().events);
  const folder = mkdtempSync(join(tmpdir(), "baton-fuzz-"));
  const stores = sqliteIn(folder);
  try {
    return await run(lines, seed, stores.events);
  } finally {
    await stores.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs the seeds one by one; gives what happened in all of them, to see that something did. */
async function runAll(lines: LineKind, count: number) {
  const seeds = ONLY ? [Number(ONLY)] : [...PINNED, ...Array.from({ length: count }, (_, n) => n + 1)];
  const total = { events: 0, granted: 0, refused: 0, catchUps: 0, hellos: 0 };
  for (const seed of seeds) {
    const counts = await runSeed(lines, seed).catch((cause) => {
      throw new Error(`Seed ${seed}: ${cause.message}`, { cause });
    });
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  }
  return total;
}

test("R7 C1 live = late join = fold of the log, for every audience, and every granted command counts once", async () => {
  const total = await runAll("dying", SEEDS);
  if (ONLY) return;
  expect(total.granted).toBeGreaterThan(10 * SEEDS);
  expect(total.refused).toBeGreaterThan(10 * SEEDS);
  expect(total.hellos).toBeGreaterThan(10 * SEEDS);
});

test("R2 R3 the same when single frames are lost, doubled and swapped on a line that lives", async () => {
  const total = await runAll("torn", SEEDS);
  if (ONLY) return;
  expect(total.catchUps).toBeGreaterThan(SEEDS);
});
