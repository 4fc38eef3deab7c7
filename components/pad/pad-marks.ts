import type { mapLines } from "../../domain/pad/line-map.ts";
import { markersAt } from "../../domain/trace/markers.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import type { RunMarks } from "../editor/run-marks.ts";

/** The execution beside a pad, at one frame. */
export interface Execution {
  readonly source: string;
  readonly state: TraceState;
}

type LineMap = ReturnType<typeof mapLines>;

/** The marks of one frame in a text whose lines `map` knows. A line that the text has not is marked nowhere. */
export function padMarks({ state }: Execution, map: LineMap): RunMarks {
  const { next, justRun, parked } = markersAt(state);
  const lineOf = (line: number | undefined): number | null => (line === undefined ? null : map(line));
  return {
    next: lineOf(next?.line),
    last: justRun?.line === next?.line ? null : lineOf(justRun?.line),
    parked: parked.flatMap(({ line, state: is }) => (is === "created" ? [] : (map(line) ?? []))),
  };
}
