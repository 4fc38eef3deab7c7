import type { RunRequest } from "../../domain/trace/run-report.ts";
import { MAX_TRACE_SIZE, USUAL_TRACE_STEPS } from "../../domain/trace/trace.ts";

/** How much a program may print, in UTF-16 units. */
const OUTPUT_LIMIT = 64_000;

/** What is run: a text, the name that it goes by, and what runs before it unseen. */
export type ProgramText = Pick<RunRequest, "name" | "setup" | "source">;

/** The run of a program, as every run is made: with one seed for all. */
export function programRequest(text: ProgramText, inputs: readonly string[]): RunRequest {
  return {
    ...text,
    inputs: [...inputs],
    seed: 1,
    limits: { steps: USUAL_TRACE_STEPS, output: OUTPUT_LIMIT, size: Math.floor(MAX_TRACE_SIZE * 0.9) },
  };
}
