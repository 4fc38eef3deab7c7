import { expect, test } from "vitest";
import { runPadStorms } from "./run-pad-storm.ts";

const SEEDS = 150;

/** `SEED=110 vitest run tests/fuzz/pads-dying` runs one alone. */
// Five minutes: a machine that is busy with other things takes its time.
test("eight who write at once, offline, over restarts and under changing rules end with one text, and nothing acknowledged is lost", {
  timeout: 300_000,
}, async () => {
  const total = await runPadStorms("dying", SEEDS);
  if (process.env.SEED) return;
  expect(total.acknowledged).toBeGreaterThan(15 * SEEDS);
  expect(total.refused).toBeGreaterThan(SEEDS);
  expect(total.restarts).toBeGreaterThan(SEEDS / 2);
  expect(total.putAside).toBeGreaterThan(SEEDS / 2);
});
