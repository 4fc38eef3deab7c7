import type { PyodideAPI } from "pyodide";
import { RunReport, type RunRequest } from "../domain/trace/run-report.ts";
import { TRACE_VERSION, Trace } from "../domain/trace/trace.ts";
import { bootFromMemory } from "./kept-python.ts";

/** Runs programs of ours under the tracer, on this machine: never a learner's, whose code belongs into the browser's sandbox. */
export interface TracingPython {
  trace(request: RunRequest): Trace;
}

/** The tracer of `python/baton`, in this process's Python. */
export async function openTracingPython(): Promise<TracingPython> {
  return tracingIn(await bootPython());
}

let booted: Promise<PyodideAPI> | null = null;

/** Python with the package `baton` to import: one for all who ask, since to boot it takes seconds. */
export function bootPython(): Promise<PyodideAPI> {
  booted ??= bootFromMemory();
  return booted;
}

/** The tracer of an interpreter that has the package. */
export function tracingIn(pyodide: PyodideAPI): TracingPython {
  const run = pyodide.pyimport("baton.run").run as (request: string, emit: (report: string) => void) => void;
  return { trace: (request) => traceWith(run, request) };
}

function traceWith(
  run: (request: string, emit: (report: string) => void) => void,
  request: RunRequest,
): Trace {
  const steps: Trace["steps"] = [];
  let last: { end: Trace["end"]; python: string } | null = null;
  run(JSON.stringify(request), (text) => {
    const report = RunReport.parse(JSON.parse(text));
    if ("steps" in report) steps.push(...report.steps);
    else last = report;
  });
  if (last === null) throw new Error("The tracer never said how the run ended");
  const { end, python } = last as { end: Trace["end"]; python: string };
  return Trace.parse({ v: TRACE_VERSION, python, name: request.name, source: request.source, steps, end });
}
