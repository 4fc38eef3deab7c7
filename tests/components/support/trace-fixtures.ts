import { readFileSync } from "node:fs";
import type { CodeToken } from "../../../domain/lesson/lesson.ts";
import { openTrace } from "../../../domain/trace/player.ts";
import { Trace, type TraceStep } from "../../../domain/trace/trace.ts";
import type { TraceState } from "../../../domain/trace/trace-state.ts";

/** A recorded trace: 'averager' or 'workers'. */
export function recorded(name: "averager" | "workers"): Trace {
  const file = new URL(`../../fixtures/traces/${name}.json`, import.meta.url);
  return Trace.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** All states of a trace, in order. */
export function statesOf(trace: Trace): TraceState[] {
  const player = openTrace(trace);
  return trace.steps.map((_, index) => player.at(index));
}

/** The state of the first step that is looked for. */
export function stateWhere(trace: Trace, wanted: (step: TraceStep) => boolean, nth = 0): TraceState {
  const found = trace.steps.flatMap((step, index) => (wanted(step) ? [index] : []))[nth];
  if (found === undefined) throw new Error("The trace has no such step");
  return openTrace(trace).at(found);
}

/** A module that runs, told further by `steps`; the last of them is the end unless one says so itself. */
export function madeUp(steps: Partial<TraceStep>[], source = "a = 1\nb = 2\n"): Trace {
  const first = { e: "line", f: 1, l: 1, new: [{ id: 1, kind: "module", name: "module" }], st: [1] } as const;
  const all = steps.map((step) => ({ e: "line", f: 1, l: 1, ...step }));
  const last = { e: "end", f: 1, l: 1, st: [], gs: { 1: "closed" } } as const;
  const whole = { v: 1, python: "3.14.2", name: "made_up.py", source, steps: [first, ...all, last] };
  return Trace.parse({ ...whole, end: { how: "finished" } });
}

/** Source as uncoloured tokens. */
export function plainTokens(source: string): CodeToken[][] {
  return source.split("\n").map((line) => [[line, null]]);
}
