import type { Result } from "../../domain/result.ts";
import type { RunRequest } from "../../domain/trace/run-report.ts";
import type { Trace, TraceStep } from "../../domain/trace/trace.ts";
import type { RunnerFailure } from "../runner-failure.ts";

/**
 * Where the runner of this page stands:
 *
 *   idle -> loading -> starting -> ready <-> running
 *             |           |          ^          |
 *             +-> failed <+          +- starting + (when no spare is warm)
 */
export type RunnerState =
  /** Nothing has been fetched. */
  | { readonly is: "idle" }
  /** Python is on its way. In bytes, as they are sent; `total` is 0 as long as it is not known. */
  | { readonly is: "loading"; readonly bytes: number; readonly total: number }
  /** All is there, and a Python boots: a second or two. */
  | { readonly is: "starting" }
  | { readonly is: "ready" }
  /** A program runs, and has been traced for so many steps. */
  | { readonly is: "running"; readonly steps: number }
  /** `load` and `run` try again. */
  | { readonly is: "failed"; readonly why: RunnerFailure };

/**
 * A whole trace, also of a program that was stopped. Refused: `busy` while another program runs, `called-off` when it
 * was stopped before it began, else why there is no Python.
 */
export type RunResult = Result<Trace, "busy" | "called-off" | RunnerFailure>;

/** Gets the steps of a run as they come, some at a time. */
export type StepsListener = (steps: readonly TraceStep[]) => void;

/** Runs learners' programs under the tracer, in a sandbox, one at a time, each in a Python of its own. */
export interface Runner {
  /** The same object until something changes. */
  readonly getSnapshot: () => RunnerState;
  /** Tells of changes until the returned function is called. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Fetches and boots Python, unless that was done. Throws nothing: the state tells. */
  readonly load: () => void;
  /** Runs the program as soon as Python is there. */
  readonly run: (request: RunRequest, onSteps?: StepsListener) => Promise<RunResult>;
  /** Ends the run that there is, if any: its trace ends here. */
  readonly stop: () => void;
}
