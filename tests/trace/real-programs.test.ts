import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { randomGenerators, randomTasks } from "./support/random-python.ts";
import { TAMPERINGS } from "./support/tampering.ts";
import { expectSeekingIsPlaying, expectTraceHolds } from "./support/trace-laws.ts";

const LIMITS = { steps: 400, output: 20_000, size: 1_000_000 };
/** The same programs every time; change the seed to look for others. */
const SEED = 2026;
const RUNS = { numRuns: 40, seed: SEED };

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

const traced = (source: string): Trace =>
  python.trace({ name: "random.py", source, setup: "", inputs: [], seed: 1, limits: LIMITS });

const places = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 20 });

function expectLaws(source: string, order: readonly number[]): void {
  const trace = traced(source);
  expectTraceHolds(trace);
  expectSeekingIsPlaying(trace, order);
}

test("T4 all laws hold for the traces of random programs of tasks, run by Python itself", () => {
  fc.assert(fc.property(randomTasks, places, expectLaws), RUNS);
}, 120_000);

test("T5 a recorded trace that was tampered with is refused", () => {
  const names = fc.constantFrom(...Object.keys(TAMPERINGS));
  fc.assert(
    fc.property(randomGenerators, names, fc.nat(1_000), (source, name, pick) => {
      const trace = traced(source);
      fc.pre(TAMPERINGS[name]?.(trace, pick) === true);
      expect(checkTrace(trace).ok, name).toBe(false);
    }),
    { numRuns: 100, seed: SEED },
  );
}, 120_000);
