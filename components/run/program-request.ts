import type { Code } from "../../domain/lesson/lesson.ts";
import type { RunRequest } from "../../domain/trace/run-report.ts";
import { MAX_TRACE_SIZE, USUAL_TRACE_STEPS } from "../../domain/trace/trace.ts";

/** How much a program may print, in UTF-16 units. */
const OUTPUT_LIMIT = 64_000;

/** The run of a step's code as it stands in the lesson or in a draft, as every run is made: with one seed for all. */
export function programRequest(code: Code, source: string, inputs: readonly string[]): RunRequest {
  return {
    name: code.name,
    source,
    setup: code.setup,
    inputs: [...inputs],
    seed: 1,
    limits: { steps: USUAL_TRACE_STEPS, output: OUTPUT_LIMIT, size: Math.floor(MAX_TRACE_SIZE * 0.9) },
  };
}
