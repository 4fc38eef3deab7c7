import type { Court } from "./court-model.ts";
import type { FrameId, Trace, TraceEvent, TraceStep } from "./trace.ts";

type Steps = Pick<Trace, "steps">;

/** Where the run comes to a line: it begins it, or goes on in the middle of it. */
const COMES_TO_A_LINE: ReadonlySet<TraceEvent> = new Set(["line", "resume", "throw"]);

/** The steps where the baton moves, in order. */
export function handOversOf({ steps }: Steps): number[] {
  return steps.flatMap((step, index) => (step.ball === undefined ? [] : [index]));
}

/** The next step where the baton moves; null where it moves no more. */
export function nextHandOver(trace: Steps, from: number): number | null {
  return after(trace, from, (step) => step.ball !== undefined);
}

/** The last step before `from` where the baton moved; null where it had not moved yet. */
export function previousHandOver(trace: Steps, from: number): number | null {
  return before(trace, from, (step) => step.ball !== undefined);
}

/** The next step that begins a line, in whichever frame, or the end; null at the end. */
export function nextLine(trace: Steps, from: number): number | null {
  return after(trace, from, beginsLine);
}

/** The last step before `from` that began a line, in whichever frame; null where there is none. */
export function previousLine(trace: Steps, from: number): number | null {
  return before(trace, from, beginsLine);
}

/** The next line of the frame that runs now, or of one that waits for it, or the end: what it calls or resumes runs through. */
export function stepOver(trace: Steps, from: number): number | null {
  const stack = new Set(stackAt(trace, from));
  return after(trace, from, (step) => beginsLine(step) && (step.e === "end" || stack.has(step.f)));
}

/** The next step where the run comes to `line`, from its beginning or waking up in it; null where it does not. */
export function runToLine(trace: Steps, from: number, line: number): number | null {
  return after(trace, from, (step) => COMES_TO_A_LINE.has(step.e) && step.l === line);
}

/** The step to show for a place that was pointed at in the court: `time` in steps, and a lane by its index, if one was meant. */
export function nearestStep(court: Court, time: number, lane: number | null): number {
  const first = lane === null ? 0 : (court.lanes[lane]?.born ?? 0);
  return Math.min(Math.max(Math.floor(time) || 0, first), court.length - 1);
}

function beginsLine(step: TraceStep): boolean {
  return step.e === "line" || step.e === "end";
}

function after({ steps }: Steps, from: number, wanted: (step: TraceStep) => boolean): number | null {
  for (let index = from + 1; index < steps.length; index++) {
    if (wanted(steps[index] as TraceStep)) return index;
  }
  return null;
}

function before({ steps }: Steps, from: number, wanted: (step: TraceStep) => boolean): number | null {
  for (let index = Math.min(from, steps.length) - 1; index >= 0; index--) {
    if (wanted(steps[index] as TraceStep)) return index;
  }
  return null;
}

function stackAt({ steps }: Steps, index: number): readonly FrameId[] {
  for (let at = Math.min(index, steps.length - 1); at >= 0; at--) {
    const { st } = steps[at] as TraceStep;
    if (st !== undefined) return st;
  }
  return [];
}
