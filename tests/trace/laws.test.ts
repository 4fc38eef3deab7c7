import fc from "fast-check";
import { test } from "vitest";
import { averager } from "./support/averager.ts";
import { randomTrace } from "./support/random-program.ts";
import { expectSeekingIsPlaying, expectTraceHolds } from "./support/trace-laws.ts";

const PATIENCE_MS = 60_000;
const places = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 40 });

test(
  "T1 seeking is playing: any step, sought in any order, forwards and backwards, is what playing gives",
  () => {
    fc.assert(fc.property(randomTrace, places, expectSeekingIsPlaying), { numRuns: 60 });
  },
  PATIENCE_MS,
);

test(
  "T2 in every state the top of the stack runs, those below wait, and both ends of a hand-over are known",
  () => {
    fc.assert(fc.property(randomTrace, expectTraceHolds), { numRuns: 60 });
  },
  PATIENCE_MS,
);

test("T3 they hold for the averager", () => {
  expectSeekingIsPlaying(averager, [15, 3, 8, 0, 14, 2]);
  expectTraceHolds(averager);
});
