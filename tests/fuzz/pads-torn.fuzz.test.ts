import { expect, test } from "vitest";
import { runPadStorms } from "./run-pad-storm.ts";

const SEEDS = 150;

/** `SEED=110 vitest run tests/fuzz/pads-torn` runs one alone. */
test("the same when single frames are lost, doubled and swapped on a line that lives", {
  timeout: 300_000,
}, async () => {
  const total = await runPadStorms("torn", SEEDS);
  if (process.env.SEED) return;
  expect(total.acknowledged).toBeGreaterThan(15 * SEEDS);
  expect(total.restarts).toBeGreaterThan(SEEDS / 2);
});
