import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapLines, matchLines } from "../../domain/pad/line-map.ts";

const text = (...lines: string[]): string => lines.join("\n");

/** The length of a longest common subsequence, by the table that needs no cleverness. */
function longest(a: readonly string[], b: readonly string[]): number {
  let below = new Array<number>(b.length + 1).fill(0);
  for (const line of a.toReversed()) {
    const row = [0];
    for (let at = b.length - 1; at >= 0; at--) {
      const [beside, under, across] = [row[0]!, below[at]!, below[at + 1]!];
      row.unshift(line === b[at] ? across + 1 : Math.max(beside, under));
    }
    below = row;
  }
  return below[0]!;
}

describe("lines of one text in another", () => {
  test("a line that came moves those after it; one that was changed is nowhere", () => {
    const map = mapLines(
      text("a = 1", "b = 2", "c = 3", "d = 4"),
      text("a = 1", "new", "b = 2", "c = 5", "d = 4"),
    );
    expect([1, 2, 3, 4].map(map)).toEqual([1, 3, null, 5]);
  });

  test("a line that the first text does not have is nowhere", () => {
    const map = mapLines(text("a"), text("a", "b"));
    expect([0, 2, 3, -1].map(map)).toEqual([null, null, null, null]);
  });

  test("lines are counted as Python counts them, and found as the editor counts them", () => {
    const map = mapLines("a\rb\r\nc\nd", "a\rb\r\nc\nd");
    // The editor has no line that is only `a`, nor one that is only `b`.
    expect([1, 2, 3, 4].map(map)).toEqual([null, null, 2, 3]);
  });

  test("as many lines as there can be, each on an equal one, in order", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 });
    fc.assert(
      fc.property(lines, lines, (from, to) => {
        const pairs = [...matchLines(from, to).entries()].filter(([, match]) => match >= 0);
        expect(pairs.every(([line, match]) => from[line] === to[match])).toBe(true);
        expect(pairs.every(([, match], place) => place === 0 || match > pairs[place - 1]![1])).toBe(true);
        expect(pairs.length).toBe(longest(from, to));
      }),
      { numRuns: 500 },
    );
  });

  test("of two texts too unlike only the head and the tail are found", () => {
    const unlike = (name: string): string[] => Array.from({ length: 5000 }, (_, at) => `${name} ${at}`);
    const matches = matchLines(["head", ...unlike("a"), "tail"], ["head", ...unlike("b"), "more", "tail"]);
    expect([...matches.entries()].filter(([, match]) => match >= 0)).toEqual([
      [0, 0],
      [5001, 5002],
    ]);
  });
});
