import { type CodeMarkers, markersAt, type ParkedLine } from "../../domain/trace/markers.ts";
import type { SourceRange, Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";

/** What a part of a line is: the end of a hand-over that gives, the one that gets, or where an exception was raised. */
export type RangeRole = "from" | "to" | "raised";

/** Columns `from` to `to`, the latter excluded, in UTF-16 units from 0. */
export interface MarkedRange {
  readonly from: number;
  readonly to: number;
  readonly role: RangeRole;
}

export interface LineMarks {
  readonly next: boolean;
  readonly justRun: boolean;
  readonly failed: boolean;
  /** Who does not run and stands here; a created one, where its code begins. */
  readonly parked: readonly ParkedLine[];
  readonly ranges: readonly MarkedRange[];
}

/** What is marked in the source at one step: by line from 1, and only the lines that bear a mark. */
export type CodeMarks = ReadonlyMap<number, LineMarks>;

const NO_MARKS: LineMarks = { next: false, justRun: false, failed: false, parked: [], ranges: [] };

/** The marks of one step. `lines` is the trace's source by line. */
export function codeMarks(trace: Trace, state: TraceState, lines: readonly string[]): CodeMarks {
  const marks = new Map<number, LineMarks>();
  const mark = (line: number, change: (marks: LineMarks) => Partial<LineMarks>): void => {
    const before = marks.get(line) ?? NO_MARKS;
    marks.set(line, { ...before, ...change(before) });
  };
  const markers = markersAt(state);
  const { next, justRun } = markers;
  if (next) mark(next.line, () => ({ next: true }));
  if (justRun && justRun.line !== next?.line && !standsAt(justRun, markers))
    mark(justRun.line, () => ({ justRun: true }));
  const failed = errorLine(trace, state);
  if (failed !== null) mark(failed, () => ({ failed: true }));
  for (const one of markers.parked) mark(one.line, ({ parked }) => ({ parked: [...parked, one] }));
  for (const [range, role] of rangesOf(trace, state, markers)) {
    for (const [line, part] of linesOf(range, role, lines))
      mark(line, ({ ranges }) => ({ ranges: [...ranges, part] }));
  }
  return marks;
}

/** The line where the program failed, once it has; null before, and where the line is not the program's. */
export function errorLine(trace: Trace, state: TraceState): number | null {
  const isLast = state.index === trace.steps.length - 1;
  return isLast && trace.end.how === "failed" ? (trace.end.at?.[0] ?? null) : null;
}

/** A line that someone has left in its middle has not run: they still stand there. */
function standsAt({ frame, line }: NonNullable<CodeMarkers["justRun"]>, { parked }: CodeMarkers): boolean {
  return parked.some((one) => one.frame === frame && one.line === line);
}

function rangesOf(trace: Trace, state: TraceState, { handOver }: CodeMarkers): [SourceRange, RangeRole][] {
  const ranges: [SourceRange, RangeRole][] = [];
  const { step } = state;
  if (handOver?.from) ranges.push([handOver.from, "from"]);
  if (handOver?.to && !same(handOver.to, handOver.from)) ranges.push([handOver.to, "to"]);
  if (step.e === "raise" && step.at) ranges.push([step.at, "raised"]);
  if (errorLine(trace, state) !== null && trace.end.how === "failed" && trace.end.at)
    ranges.push([trace.end.at, "raised"]);
  return ranges;
}

function same(one: SourceRange, other: SourceRange | null): boolean {
  return other?.every((number, place) => number === one[place]) ?? false;
}

/** A range by line, without the indentation of lines after its first. */
function linesOf(range: SourceRange, role: RangeRole, lines: readonly string[]): [number, MarkedRange][] {
  const [first, start, last, end] = range;
  const parts: [number, MarkedRange][] = [];
  for (let line = first; line <= Math.min(last, lines.length); line += 1) {
    const text = lines[line - 1] ?? "";
    const from = line === first ? start : text.length - text.trimStart().length;
    const to = line === last ? Math.min(end, text.length) : text.trimEnd().length;
    if (to > from) parts.push([line, { from, to, role }]);
  }
  return parts;
}
