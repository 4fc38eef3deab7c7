import { expect, test } from "vitest";
import { runPadStorm } from "./run-pad-storm.ts";

// Each of these seeds has found what its line tells of, and would again.
test.each([
  ["dying", 77, "what was put aside when nobody looked any more was forgotten"],
  [
    "dying",
    107,
    "a class went on as live after a goodbye that came in one breath with the answer to a hello",
  ],
  ["dying", 125, "nobody was told of an edit whose author's line was gone when it was committed"],
  ["dying", 184, "what an earlier load had typed was taken up before what it rests on had come, and lost"],
  ["torn", 164, "nobody was told of an edit whose author's line was gone when it was committed"],
  ["torn", 240, "a class went on as live after a goodbye that came in one breath with the answer to a hello"],
  ["torn", 343, "what was put aside when nobody looked any more was forgotten"],
] as const)("on a %s line, seed %i: %s", async (lines, seed, _found) => {
  const { typed } = await runPadStorm(lines, seed);
  expect(typed).toBeGreaterThan(0);
});
