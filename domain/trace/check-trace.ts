import { ok, type Result, refuse } from "../result.ts";
import { KnownThings } from "./known-things.ts";
import { createRangeCheck, type RangeCheck } from "./range-check.ts";
import { brokenHandOver, brokenStack } from "./stack-rules.ts";
import { MAX_TRACE_SIZE, type Trace, type TraceStep } from "./trace.ts";
import type { TraceFault } from "./trace-fault.ts";

/**
 * Whether a trace could have been recorded: everything that it names is known, and every step follows from the one before.
 * The schema is checked before. Takes milliseconds for the longest.
 */
export function checkTrace(trace: Trace): Result<null, TraceFault> {
  const fault = faultOf(trace);
  return fault === null ? ok(null) : refuse(fault);
}

function faultOf(trace: Trace): TraceFault | null {
  const { steps, source, end } = trace;
  if (JSON.stringify(trace).length > MAX_TRACE_SIZE) return "too-large";
  const first = steps[0]?.new?.[0];
  if (first?.kind !== "module" || first.id !== 1) return "no-beginning";
  if (steps.findIndex((step) => step.e === "end") !== steps.length - 1) return "no-end";
  const inside = createRangeCheck(source);
  if (end.how === "failed" && end.at !== null && !inside.range(end.at)) return "outside-source";
  const things = new KnownThings();
  for (const step of steps) {
    const fault = faultInStep(step, things, inside);
    if (fault !== null) return fault;
  }
  return things.stack.length === 0 ? null : "no-end";
}

function faultInStep(step: TraceStep, things: KnownThings, inside: RangeCheck): TraceFault | null {
  const before = things.stack;
  return (
    things.take(step) ??
    (isInside(step, inside) ? null : "outside-source") ??
    brokenStack(step, before, things.stack) ??
    brokenHandOver(step, things.stack)
  );
}

function isInside({ l, at, ball, new: fresh }: TraceStep, inside: RangeCheck): boolean {
  const ranges = [at, ball?.fromAt, ball?.toAt];
  if (!inside.line(l) || fresh?.some(({ line }) => line !== undefined && !inside.line(line))) return false;
  return ranges.every((range) => range === undefined || inside.range(range));
}
