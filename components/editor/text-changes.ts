import { matchLines } from "../../domain/pad/line-map.ts";

/** Puts `insert` in the place of what stands between two indexes, in UTF-16 units of the text before any change. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The changes that make one text of another and leave alone what both have: cursors and marks stay where they are.
 * In order, and no character beyond the basic plane is cut in two.
 */
export function textChanges(before: string, after: string): TextChange[] {
  const [from, to] = [before.split("\n"), after.split("\n")];
  const [fromStarts, toStarts] = [lineStarts(from), lineStarts(to)];
  const changes: TextChange[] = [];
  // Both texts are looked at as if a newline ended them: then every line has one.
  const [whole, wanted] = [`${before}\n`, `${after}\n`];
  let [x, y] = [0, 0];
  const cut = (untilX: number, untilY: number): void => {
    if (untilX === x && untilY === y) return;
    const insert = wanted.slice(toStarts[y], toStarts[untilY]);
    const change = trimmed(whole, {
      from: fromStarts[x] as number,
      to: fromStarts[untilX] as number,
      insert,
    });
    changes.push(change.to > before.length ? oneEarlier(change) : change);
  };
  for (const [line, match] of matchLines(from, to).entries()) {
    if (match < 0) continue;
    cut(line, match);
    [x, y] = [line + 1, match + 1];
  }
  cut(from.length, to.length);
  return changes;
}

/** Where each line starts, and after them all where the next one would. */
function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
  return starts;
}

/** The change without what it begins and ends with that is there already. */
function trimmed(text: string, { from, to, insert }: TextChange): TextChange {
  const most = Math.min(to - from, insert.length);
  let head = 0;
  while (head < most && text[from + head] === insert[head]) head++;
  if (head > 0 && isFirstHalf(insert.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && text[to - 1 - tail] === insert.at(-1 - tail)) tail++;
  if (tail > 0 && isSecondHalf(insert.charCodeAt(insert.length - tail))) tail--;
  return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) };
}

/** The same change of a text that ends without a newline: with the newline before it instead of the one after it. */
function oneEarlier({ from, to, insert }: TextChange): TextChange {
  return { from: from - 1, to: to - 1, insert: insert && `\n${insert.slice(0, -1)}` };
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
