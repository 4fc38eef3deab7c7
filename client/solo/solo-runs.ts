import type { SessionState } from "../../domain/session/state.ts";
import type { Trace, TraceRef } from "../../domain/trace/trace.ts";
import type { ShownRun } from "../session-source.ts";

/** The traces of this page's runs, gone with it. Nothing but this page looks them up, so their hashes are numbers. */
export class SoloRuns {
  #count = 0;
  readonly #runs = new Map<string, ShownRun>();

  /** Keeps the trace; gives what names it. */
  keep(trace: Trace): TraceRef {
    this.#count += 1;
    const hash = this.#count.toString(16).padStart(32, "0");
    this.#runs.set(hash, { by: "own", trace });
    return { hash, frames: trace.steps.length, name: trace.name };
  }

  /** What is shown on the step that the session is on; forgets what is shown nowhere any more. */
  shownIn({ runs, position }: SessionState): ShownRun | null {
    const shown = new Set(Object.values(runs).map(({ hash }) => hash));
    for (const hash of this.#runs.keys()) if (!shown.has(hash)) this.#runs.delete(hash);
    return this.#runs.get(runs[position.step]?.hash ?? "") ?? null;
  }
}
