import type { SteppingChoice } from "../../client/stepping-choice.ts";
import { nextHandOver, nextLine, previousHandOver, previousLine } from "../../domain/trace/stepping.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { Stride } from "../lesson/stride.ts";

const WAYS = {
  line: { forward: nextLine, back: previousLine },
  "hand-over": { forward: nextHandOver, back: previousHandOver },
} as const;

/** How Back and Forward go through an execution: after the last line or hand-over comes its end, before the first its start. */
export function strideBy(by: SteppingChoice["by"], trace: Pick<Trace, "steps">): Stride | null {
  if (by === "frame") return null;
  const last = trace.steps.length - 1;
  return (frame, way) => {
    if (way === "forward") return frame >= last ? null : (WAYS[by].forward(trace, frame) ?? last);
    return frame <= 0 ? null : (WAYS[by].back(trace, frame) ?? 0);
  };
}
