import type { FrameId, TraceStep } from "./trace.ts";
import type { TraceState } from "./trace-state.ts";

/** What a state says of the run as a whole, apart from its frames and things. */
export type Rest = Pick<TraceState, "stack" | "time" | "ready" | "timers" | "nextLine" | "justRun">;

/** Before the first step. */
export const BEFORE: Rest = {
  stack: [],
  time: null,
  ready: [],
  timers: [],
  nextLine: null,
  justRun: null,
};

/** After a step that leaves the stack and the line of whoever runs like this; null when nobody does. Pure. */
export function restAfter(
  before: Rest,
  step: TraceStep,
  stack: readonly FrameId[],
  nextLine: number | null,
): Rest {
  return {
    stack,
    time: step.t ?? before.time,
    ready: step.q ?? before.ready,
    timers: step.tm ?? before.timers,
    nextLine,
    justRun: justRunAfter(before, step, stack.at(-1), nextLine),
  };
}

/** The frames that a change of the stack concerns: those below, on both stacks, wait as they did. */
export function movedOn(before: readonly FrameId[], after: readonly FrameId[]): FrameId[] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const from = Math.max(0, same - 1);
  return [...before.slice(from), ...after.slice(from)];
}

/** A line that still runs, as when it makes a generator, has not just run. */
function justRunAfter(
  before: Rest,
  step: TraceStep,
  running: FrameId | undefined,
  nextLine: number | null,
): Rest["justRun"] {
  const ran = before.stack.at(-1);
  if (ran === undefined || before.nextLine === null) return before.justRun;
  if (step.e !== "line" && ran === running && before.nextLine === nextLine) return before.justRun;
  return { frame: ran, line: before.nextLine };
}
