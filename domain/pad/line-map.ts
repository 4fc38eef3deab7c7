/** For each line of the first text, from 0, the equal line of the second that it is, or -1. In order: it never falls. */
export type LineMatches = Int32Array;

/** Lines that came and went, at most, before the middle of two texts counts as unlike: it bounds time and memory. */
const MOST_DIFFERENCES = 1500;

/**
 * Maps lines (from 1) of `from`, whose lines are counted as Python counts them, to lines of `to`, whose lines end at
 * every `\n`. A line maps only to an equal one; null where the other text does not have it.
 */
export function mapLines(from: string, to: string): (line: number) => number | null {
  const matches = matchLines(from.split(/\r\n?|\n/), to.split("\n").map(withoutReturn));
  return (line) => {
    const match = matches[line - 1] ?? -1;
    return match < 0 ? null : match + 1;
  };
}

/** The longest run of lines that two texts share in the same order; of texts too unlike only their head and tail. */
export function matchLines(from: readonly string[], to: readonly string[]): LineMatches {
  const matches = new Int32Array(from.length).fill(-1);
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) matches[head] = head++;
  let tail = 0;
  while (tail < shorter - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  for (let back = 1; back <= tail; back++) matches[from.length - back] = to.length - back;
  const number = numbering();
  const a = Int32Array.from(from.slice(head, from.length - tail), number);
  const b = Int32Array.from(to.slice(head, to.length - tail), number);
  for (const [x, y] of longestCommon(a, b)) matches[head + x] = head + y;
  return matches;
}

/** A line that ends in `\r\n` is the line that ends in `\n`. */
function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** Gives equal lines equal numbers: numbers are quick to compare. */
function numbering(): (line: string) => number {
  const known = new Map<string, number>();
  return (line) => {
    const number = known.get(line) ?? known.size;
    known.set(line, number);
    return number;
  };
}

/**
 * The pairs of a longest common subsequence, by Myers' greedy way (An O(ND) Difference Algorithm, 1986): `reach` holds,
 * by diagonal x - y, how far one gets with so many differences. None where it takes too many.
 */
function* longestCommon(a: Int32Array, b: Int32Array): Generator<[number, number]> {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const reach = new Int32Array(2 * most + 3);
  const rounds: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    const first = most + 1 - differences;
    rounds.push(reach.slice(first - 1, first + 2 * differences + 2));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const at = most + 1 + diagonal;
      let x = stepsDown(reach, at, diagonal, differences)
        ? numberAt(reach, at + 1)
        : numberAt(reach, at - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[at] = x;
      if (x >= a.length && x - diagonal >= b.length) return yield* walkBack(rounds, a.length, b.length);
    }
  }
}

/** Whether the furthest way onto a diagonal comes from the one above it: a line of the second text that came. */
function stepsDown(reach: Int32Array, at: number, diagonal: number, differences: number): boolean {
  if (diagonal === -differences) return true;
  return diagonal !== differences && numberAt(reach, at - 1) < numberAt(reach, at + 1);
}

/** The equal lines on the way from the end to the start. A round is what was reached before it, from its lowest diagonal - 1. */
function* walkBack(rounds: readonly Int32Array[], endX: number, endY: number): Generator<[number, number]> {
  let [x, y] = [endX, endY];
  for (let differences = rounds.length - 1; differences >= 0; differences--) {
    const round = rounds[differences] as Int32Array;
    const diagonal = x - y;
    const at = diagonal + differences + 1;
    const down = stepsDown(round, at, diagonal, differences);
    const beforeX = differences === 0 ? 0 : numberAt(round, down ? at + 1 : at - 1);
    const beforeY = differences === 0 ? 0 : beforeX - (diagonal + (down ? 1 : -1));
    while (x > beforeX && y > beforeY) yield [--x, --y];
    [x, y] = [beforeX, beforeY];
  }
}

function numberAt(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}
