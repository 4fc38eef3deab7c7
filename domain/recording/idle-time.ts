import type { Span } from "./recording.ts";

/**
 * The axis on which idle time is left out, `idle` being what is: ascending, apart from each other, on the recording's axis.
 * Gives where on it an instant of the recording is; an instant within idle time is where that begins.
 */
export function playedTime(idle: readonly Span[], t: number): number {
  return t - idle.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(t, to) - from), 0);
}

/** Which instant of the recording an instant of that axis is: where idle time was left out, its end. */
export function recordedTimeOf(idle: readonly Span[], played: number): number {
  let t = played;
  for (const { from, to } of idle) {
    if (t < from) break;
    t += to - from;
  }
  return t;
}
