import type { ShownState } from "../words/trace.ts";

/** A part of the mark of a state, in a box of 12 by 12, in the current colour. */
export interface StateShape {
  /** Begins each of its lines with `M` at an absolute place; all other letters are small ones. */
  readonly path: string;
  /** How thick its lines are; without, it is filled. */
  readonly line?: number;
  readonly dashes?: readonly [number, number];
  readonly round?: boolean;
}

const CHECK: readonly StateShape[] = [{ path: "M1.2 6.6l3.2 3.4l6.4 -7.6", line: 1.9, round: true }];

/** A circle with a bar through it: nothing more comes of it. */
const BAR: StateShape = { path: "M2.7 9.3l6.6 -6.6", line: 1.5 };
const ROUND: StateShape = { path: "M10.7 6a4.7 4.7 0 1 1 -9.4 0a4.7 4.7 0 1 1 9.4 0z", line: 1.5 };
const BARRED: readonly StateShape[] = [ROUND, BAR];
const BARRED_DASHED: readonly StateShape[] = [{ ...ROUND, dashes: [2.4, 2.4] }, BAR];

/** The shapes that say a state without its colour. */
export const STATE_SHAPES: Record<ShownState, readonly StateShape[]> = {
  running: [{ path: "M6 0.8l5.2 5.2l-5.2 5.2l-5.2 -5.2z" }],
  ready: [{ path: "M2.5 1.2l8 4.8l-8 4.8z", line: 1.6 }],
  created: [{ path: "M10.6 6a4.6 4.6 0 1 1 -9.2 0a4.6 4.6 0 1 1 9.2 0z", line: 1.6, dashes: [2.4, 2.4] }],
  suspended: [{ path: "M1.8 1h3v10h-3zM7.2 1h3v10h-3z" }],
  waiting: [
    {
      path: "M2.5 1h7M2.5 11h7M3.2 1.2c0 3 5.6 6.6 5.6 9.6M8.8 1.2c0 3 -5.6 6.6 -5.6 9.6",
      line: 1.5,
      round: true,
    },
  ],
  closed: CHECK,
  finished: CHECK,
  failed: [{ path: "M1.8 1.8l8.4 8.4M10.2 1.8l-8.4 8.4", line: 2, round: true }],
  "cancel-requested": BARRED_DASHED,
  cancelled: BARRED,
  collected: BARRED,
  destroyed: BARRED,
  "never-run": BARRED_DASHED,
};

/**
 * A path of `StateShape` with the corner of its box at (`x`, `y`), `scale` times as large. Written out, since a
 * `transform` on each of hundreds of marks costs the browser as many layers to think about.
 */
export function placedPath(path: string, x: number, y: number, scale: number): string {
  return path.replaceAll(/([A-Za-z])([^A-Za-z]*)/g, (_, letter: string, list: string) => {
    const numbers = list.trim() === "" ? [] : list.trim().split(/\s+/).map(Number);
    return letter + numbers.map((number, at) => round(placed(letter, number, at, x, y, scale))).join(" ");
  });
}

/** Of the seven numbers of an arc, its turn and its two flags are no lengths. */
function placed(letter: string, number: number, at: number, x: number, y: number, scale: number): number {
  if (letter === "M") return number * scale + (at === 0 ? x : y);
  return letter === "a" && at >= 2 && at <= 4 ? number : number * scale;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
