import type { RunFrames } from "../../domain/session/shape-now.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { ShownRun } from "../session-source.ts";

/** What one viewer has run for themself, by the number of its step. It lasts while they are on their own, and leaves this page never. */
export type OwnRuns = Readonly<Record<string, Extract<ShownRun, { by: "own" }>>>;

export const noOwnRuns: OwnRuns = {};

/** The runs with this one, in place of an earlier one on the same step. */
export function withOwnRun(own: OwnRuns, step: number, trace: Trace): OwnRuns {
  return { ...own, [step]: { by: "own", trace } };
}

/** The runs without the one on this step; the same value when there is none. */
export function withoutOwnRun(own: OwnRuns, step: number): OwnRuns {
  if (!own[step]) return own;
  return Object.fromEntries(Object.entries(own).filter(([shownOn]) => shownOn !== String(step)));
}

/** How many frames each of them has. */
export function framesOf(own: OwnRuns): RunFrames {
  return Object.fromEntries(
    Object.entries(own).map(([step, { trace }]) => [step, { frames: trace.steps.length }]),
  );
}
