import type { OutputPiece, TraceState } from "../../domain/trace/trace-state.ts";

/** Output of one stream without a break. `isNew`: printed by this step. */
export interface OutputRun extends OutputPiece {
  readonly isNew: boolean;
}

/** The output so far in as few runs as can be, what this step printed apart. */
export function outputRuns({ output, step }: Pick<TraceState, "output" | "step">): OutputRun[] {
  const newest = (step.o ? 1 : 0) + (step.err ? 1 : 0);
  const runs: OutputRun[] = [];
  for (const [place, { stream, text }] of output.entries()) {
    const isNew = place >= output.length - newest;
    const last = runs.at(-1);
    if (last?.stream === stream && last.isNew === isNew)
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ stream, text, isNew });
  }
  return runs;
}
