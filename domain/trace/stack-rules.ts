import type { FrameId, TraceEvent, TraceStep } from "./trace.ts";
import type { TraceFault } from "./trace-fault.ts";

/** Steps of the frame that runs, after which it still does. */
const RUNS: ReadonlySet<TraceEvent> = new Set(["line", "call", "resume", "throw", "create", "raise"]);
/** Steps of the frame that ran, after which it does not. */
const ENDS: ReadonlySet<TraceEvent> = new Set(["yield", "return", "unwind"]);

type Stack = readonly FrameId[];

/** Whether a step does not fit the stack before it and after it. */
export function brokenStack(step: TraceStep, before: Stack, after: Stack): TraceFault | null {
  if (new Set(after).size !== after.length) return "broken-stack";
  if (step.e === "end") return after.length === 0 ? null : "broken-stack";
  if (RUNS.has(step.e) && after.at(-1) !== step.f) return "broken-stack";
  if (ENDS.has(step.e) && (!before.includes(step.f) || after.includes(step.f))) return "broken-stack";
  return null;
}

/** Whether the baton of a step goes another way than the step does. */
export function brokenHandOver({ e, f, ball }: TraceStep, after: Stack): TraceFault | null {
  if (ball === undefined) return null;
  if (ball.from === ball.to && !ball.refused) return "broken-hand-over";
  if (ball.refused) return null;
  const comes = e === "call" || e === "resume" || e === "throw";
  if (comes && (ball.to !== f || after.at(-1) !== f)) return "broken-hand-over";
  if (ENDS.has(e) && (ball.from !== f || after.at(-1) !== ball.to)) return "broken-hand-over";
  return null;
}
