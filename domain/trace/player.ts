import { type Folded, TraceFold } from "./fold.ts";
import type { Trace } from "./trace.ts";
import type { TraceState } from "./trace-state.ts";

/** Steps from one state that is kept to the next: what the farthest seek folds, once they are there. */
const KEYFRAME_EVERY = 50;

/** Shows a trace at any of its steps. */
export interface Player {
  /** How many steps there are; 1 at least. */
  readonly length: number;
  /** The state at a step, from 0; the nearest one where there is no such step. The same object whenever it is still held. */
  at(index: number): TraceState;
}

/**
 * Opens a trace for playing and seeking. Opening folds it once, to keep its keyframes; from then on the next step costs
 * one fold, and any other at most those since the last keyframe.
 */
export function openTrace(trace: Pick<Trace, "steps">): Player {
  const { steps } = trace;
  const keyframes: Folded[] = [];
  const seen: (WeakRef<Folded> | undefined)[] = [];
  let latest: Folded | undefined;

  const play = (to: number): Folded => {
    const fold = new TraceFold(steps, startBefore(to, keyframes, latest));
    while (fold.index < to) {
      fold.advance();
      if (fold.index === keyframes.length * KEYFRAME_EVERY) keyframes.push(fold.state());
    }
    return keyframes[to / KEYFRAME_EVERY] ?? fold.state();
  };
  const at = (index: number): TraceState => {
    const to = Math.min(Math.max(Math.trunc(index) || 0, 0), steps.length - 1);
    const known = seen[to]?.deref();
    latest = known ?? play(to);
    if (known === undefined) seen[to] = new WeakRef(latest);
    return latest;
  };
  at(steps.length - 1);
  return { length: steps.length, at };
}

/** The nearest state that is known, before step `to` or at it. */
function startBefore(
  to: number,
  keyframes: readonly Folded[],
  latest: Folded | undefined,
): Folded | undefined {
  const kept = keyframes[Math.min(Math.floor(to / KEYFRAME_EVERY), keyframes.length - 1)];
  const near = latest !== undefined && latest.index <= to ? latest : undefined;
  return near !== undefined && near.index > (kept?.index ?? -1) ? near : kept;
}
