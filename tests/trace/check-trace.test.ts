import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { averager } from "./support/averager.ts";
import { randomTrace } from "./support/random-program.ts";
import { TAMPERINGS } from "./support/tampering.ts";

/** The faults of one trace after another that was tampered with in this way, five times at the most. */
function faultsAfter(tampering: keyof typeof TAMPERINGS, traces: readonly Trace[]): string[] {
  const faults: string[] = [];
  for (const [pick, trace] of traces.entries()) {
    const copy = structuredClone(trace);
    if (faults.length === 7 || !TAMPERINGS[tampering]?.(copy, pick * 7 + 3)) continue;
    const checked = checkTrace(copy);
    faults.push(checked.ok ? "accepted" : checked.error);
  }
  return faults;
}

const traces = fc.sample(randomTrace, { numRuns: 40, seed: 20_26 });

test.each(Object.keys(TAMPERINGS))("%s: refused", (tampering) => {
  const faults = faultsAfter(tampering, traces);
  expect(faults).toHaveLength(7);
  expect(faults).not.toContain("accepted");
});

test.each([
  ["no end", "no-end"],
  ["no beginning", "no-beginning"],
  ["frames that were told of twice", "frame-order"],
  ["a baton to nobody", "unknown-frame"],
  ["a baton of nothing there", "unknown-object"],
  ["a line below the code", "outside-source"],
  ["a stack that does not change", "broken-stack"],
  ["a baton to oneself", "broken-hand-over"],
  ["more than may be", "too-large"],
])("%s is told as %s", (tampering, fault) => {
  expect(faultsAfter(tampering, [averager])).toEqual([fault]);
});
