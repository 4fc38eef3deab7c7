import { expect, test } from "vitest";
import type { LineKind } from "./lossy-line.ts";
import { runPadStorm } from "./run-pad-storm.ts";

interface Found {
  readonly lines: LineKind;
  readonly seed: number;
  readonly what: string;
}

const UNSEEN = "what was put aside when nobody looked any more was forgotten";
const GOODBYE = "a class was live again after a goodbye in one breath with the answer to a hello";
const GONE = "nobody was told of an edit whose author's line was gone when it was committed";
const EARLY = "a pad was never open whose contents came before the answer that says how much they are";

const found: readonly Found[] = [
  { lines: "dying", seed: 77, what: UNSEEN },
  { lines: "dying", seed: 107, what: GOODBYE },
  { lines: "dying", seed: 125, what: GONE },
  { lines: "dying", seed: 249, what: EARLY },
  { lines: "torn", seed: 164, what: GONE },
  { lines: "torn", seed: 240, what: GOODBYE },
  { lines: "torn", seed: 343, what: UNSEEN },
];

// Each of these seeds has found what is told of it, and would again.
test.each(found)("on a $lines line, seed $seed: $what", async ({ lines, seed }) => {
  const { typed } = await runPadStorm(lines, seed);
  expect(typed).toBeGreaterThan(0);
});
