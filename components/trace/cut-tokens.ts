import type { CodeToken } from "../../domain/lesson/lesson.ts";
import type { MarkedRange, RangeRole } from "./code-marks.ts";

/** A run of tokens under the same marks. `opens` and `closes` say which of them begin and end with it. */
export interface CutPiece {
  readonly tokens: readonly CodeToken[];
  readonly roles: readonly RangeRole[];
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Cuts the tokens of a line where ranges begin and end, to the character; the text stays the same. */
export function cutTokens(tokens: readonly CodeToken[], ranges: readonly MarkedRange[]): CutPiece[] {
  const length = tokens.reduce((sum, [text]) => sum + text.length, 0);
  const cuts = new Set([0, length]);
  for (const { from, to } of ranges) {
    cuts.add(Math.min(from, length));
    cuts.add(Math.min(to, length));
  }
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, place) => {
    const to = sorted[place + 1] ?? length;
    const over = ranges.filter((range) => range.from <= from && Math.min(range.to, length) >= to);
    return {
      tokens: tokensBetween(tokens, from, to),
      roles: [...new Set(over.map(({ role }) => role))],
      opens: over.some((range) => range.from === from),
      closes: over.some((range) => Math.min(range.to, length) === to),
    };
  });
}

function tokensBetween(tokens: readonly CodeToken[], from: number, to: number): CodeToken[] {
  const found: CodeToken[] = [];
  let start = 0;
  for (const [text, kind] of tokens) {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (part) found.push([part, kind]);
    start += text.length;
  }
  return found;
}
