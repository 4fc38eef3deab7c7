import { ok, type Result, refuse } from "../../domain/result.ts";
import { RunReport, type RunRequest } from "../../domain/trace/run-report.ts";
import {
  MAX_TRACE_SIZE,
  MAX_TRACE_STEPS,
  TRACE_VERSION,
  type Trace,
  type TraceEnd,
  type TraceStep,
} from "../../domain/trace/trace.ts";

/** Why a run is ended from outside. */
export type OutsideEnd = "silence" | "crash" | "asked" | "size" | "steps";

/** What a report brings. */
export type Taken = { readonly steps: readonly TraceStep[] } | { readonly trace: Trace };

/** The Python in the sandbox, for a trace that it could not end itself. */
const PYTHON = "3.14.2";
/** A report is JSON in a string; a trace has a little around its steps. */
const SIZE_CAP = MAX_TRACE_SIZE + 100_000;

/** A trace that grows with the reports of a run. What is reported may be forged, and is parsed. */
export class TraceDraft {
  readonly #request: RunRequest;
  readonly #steps: TraceStep[] = [];
  #size = 0;

  constructor(request: RunRequest) {
    this.#request = request;
  }

  /** How many steps there are. */
  get length(): number {
    return this.#steps.length;
  }

  /** Takes a `RunReport` as JSON; gives the steps that are new, or the whole trace. Refused: what ends the run. */
  take(text: string): Result<Taken, "crash" | "size" | "steps"> {
    this.#size += text.length;
    if (this.#size > SIZE_CAP) return refuse("size");
    const report = parseReport(text);
    if (report === null) return refuse("crash");
    if ("end" in report) {
      if (this.#steps.length === 0) return refuse("crash");
      return ok({ trace: this.#finish(report.end, report.python) });
    }
    if (this.#steps.length + report.steps.length > MAX_TRACE_STEPS + 1) return refuse("steps");
    this.#steps.push(...report.steps);
    return ok({ steps: report.steps });
  }

  /** The trace as far as it came, for a run that was ended from outside. */
  endedBy(why: OutsideEnd): Trace {
    const last = this.#steps.at(-1);
    if (last?.e !== "end") {
      this.#steps.splice(MAX_TRACE_STEPS);
      this.#steps.push(last ? { e: "end", f: 1, l: last.l, st: [] } : NOTHING_RAN);
    }
    return this.#finish({ how: "stopped", why }, PYTHON);
  }

  #finish(end: TraceEnd, python: string): Trace {
    const { name, source } = this.#request;
    return { v: TRACE_VERSION, python, name, source, steps: this.#steps, end };
  }
}

/** The only step of a program of which nothing was heard: it still has its module. */
const NOTHING_RAN: TraceStep = {
  e: "end",
  f: 1,
  l: 1,
  new: [{ id: 1, kind: "module", name: "module", line: 1 }],
  st: [],
};

function parseReport(text: string): RunReport | null {
  try {
    const parsed = RunReport.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
