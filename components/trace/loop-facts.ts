import type { Trace, TracedTask } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";

/** Whether a trace has anything for the board of the event loop: tasks, or time that passes. */
export function hasLoop(trace: Pick<Trace, "steps">): boolean {
  return trace.steps.some(({ tk, t, tm }) => tk !== undefined || t !== undefined || tm !== undefined);
}

const OVER: ReadonlySet<TracedTask["state"]> = new Set(["finished", "cancelled", "failed", "destroyed"]);

/** Whether a task has come to its end. */
export function isOver({ state }: TracedTask): boolean {
  return OVER.has(state);
}

/** Whether no task will ever run again by itself, though some still wait: nothing is ready, no timer is set, no task runs. */
export function isStuck({ tasks, ready, timers }: Pick<TraceState, "tasks" | "ready" | "timers">): boolean {
  const alive = [...tasks.values()].filter((task) => !isOver(task));
  return alive.length > 0 && ready.length === 0 && timers.length === 0 && alive.every(isWaiting);
}

function isWaiting({ state }: TracedTask): boolean {
  return state === "waiting";
}

/** Seconds as the board writes them: as many digits as they need, three behind the point at the most. */
export function secondsText(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}

/** Where a timer stands between now and the last one, from 0 to 1. */
export function timerPlace(when: number, now: number, last: number): number {
  return last > now ? Math.min(1, Math.max(0, (when - now) / (last - now))) : 0;
}
