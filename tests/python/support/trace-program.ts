import { MAX_TRACE_SIZE, MAX_TRACE_STEPS, type Trace } from "../../../domain/trace/trace.ts";
import type { TracingPython } from "../../../scripts/tracing-python.ts";

/** Traces one program as `main.py`, with room for as many steps as a trace may have. */
export function traceProgram(python: TracingPython, source: string, steps: number = MAX_TRACE_STEPS): Trace {
  const limits = { steps, output: 65_536, size: MAX_TRACE_SIZE };
  return python.trace({ name: "main.py", source, setup: "", inputs: [], seed: 0, limits });
}

/** All that the program wrote on standard output. */
export function standardOutput(trace: Trace): string {
  return trace.steps.map((step) => step.o ?? "").join("");
}

/** All that the program wrote on standard error. */
export function standardError(trace: Trace): string {
  return trace.steps.map((step) => step.err ?? "").join("");
}
