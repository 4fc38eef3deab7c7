import type { SourceRange } from "./trace.ts";

/** Tells what lies in a source. */
export interface RangeCheck {
  line(line: number): boolean;
  range(range: SourceRange): boolean;
}

/** Measures a source's lines, to the UTF-16 unit, as Python divides them. */
export function createRangeCheck(source: string): RangeCheck {
  const lengths = source.split(/\r\n|\r|\n/).map((line) => line.length);
  const line = (number: number) => number <= lengths.length;
  const range = ([from, start, to, end]: SourceRange) =>
    line(to) &&
    (from < to || (from === to && start <= end)) &&
    start <= (lengths[from - 1] ?? 0) &&
    end <= (lengths[to - 1] ?? 0);
  return { line, range };
}
