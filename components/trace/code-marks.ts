import type { FrameId, SourceRange, Trace } from "../../domain/trace/trace.ts";
import type { FrameState, TraceState } from "../../domain/trace/trace-state.ts";

/** Someone who stands still at a line. */
export interface ParkedFrame {
  readonly frame: FrameId;
  readonly name: string;
  readonly state: FrameState;
}

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
  readonly parked: readonly ParkedFrame[];
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
  if (state.nextLine !== null) mark(state.nextLine, () => ({ next: true }));
  if (state.justRun && state.justRun.line !== state.nextLine)
    mark(state.justRun.line, () => ({ justRun: true }));
  const failed = errorLine(trace, state);
  if (failed !== null) mark(failed, () => ({ failed: true }));
  for (const { id, name, line, state: standing } of state.frames.values()) {
    if (line === null || (standing !== "suspended" && standing !== "waiting")) continue;
    mark(line, ({ parked }) => ({ parked: [...parked, { frame: id, name, state: standing }] }));
  }
  for (const [range, role] of rangesOf(trace, state)) {
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

function rangesOf(trace: Trace, state: TraceState): [SourceRange, RangeRole][] {
  const ranges: [SourceRange, RangeRole][] = [];
  const { handOver, step } = state;
  if (handOver?.fromAt) ranges.push([handOver.fromAt, "from"]);
  if (handOver?.toAt && !same(handOver.toAt, handOver.fromAt)) ranges.push([handOver.toAt, "to"]);
  if (step.e === "raise" && step.at) ranges.push([step.at, "raised"]);
  if (errorLine(trace, state) !== null && trace.end.how === "failed" && trace.end.at)
    ranges.push([trace.end.at, "raised"]);
  return ranges;
}

function same(one: SourceRange, other: SourceRange | undefined): boolean {
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
