import type { TracedFrame, TraceState } from "../../domain/trace/trace-state.ts";

/** So many that are over stay in sight; more are folded. */
const FEW = 2;

export interface OrderedFrames {
  /** The running frame, its callers inside out, who is alive by age, and who has just come to an end. */
  readonly shown: readonly TracedFrame[];
  /** The others that are over. */
  readonly finished: readonly TracedFrame[];
}

/** The frames of one step in the order of their cards. */
export function orderFrames({ stack, frames, step }: TraceState): OrderedFrames {
  const onStack = stack.toReversed().flatMap((id) => frames.get(id) ?? []);
  const others = [...frames.values()].filter(({ id }) => !stack.includes(id));
  const alive = others.filter(({ state }) => !isOver(state));
  const over = others.filter(({ state }) => isOver(state));
  const justNow = over.filter(({ id }) => step.gs?.[id] !== undefined);
  const before = over.filter(({ id }) => step.gs?.[id] === undefined);
  const fold = before.length > FEW;
  return {
    shown: [...onStack, ...alive, ...justNow, ...(fold ? [] : before)],
    finished: fold ? before : [],
  };
}

function isOver(state: TracedFrame["state"]): boolean {
  return state === "closed" || state === "failed" || state === "collected" || state === "never-run";
}
