import type { ShownRun } from "../../client/session-source.ts";
import type { TraceSource } from "../../client/use-trace.ts";
import type { Code } from "../../domain/lesson/lesson.ts";

/** The trace that a step shows: what was run on it, or else the lesson's own; null where there is none. */
export function shownTrace(code: Code | null, run: ShownRun | null): TraceSource | null {
  if (run?.by === "own") return { local: run.trace };
  if (run?.by === "class") return run.ref;
  return code?.trace ?? null;
}
