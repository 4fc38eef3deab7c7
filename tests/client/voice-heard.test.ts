import { expect, test } from "vitest";
import { heardIn } from "../../client/voice/heard-spans.ts";

const RATE = 8000;

/** Sound that is so loud in turn: `[milliseconds, amplitude]`. */
function sound(...parts: readonly (readonly [number, number])[]): Float32Array {
  const samples = parts.flatMap(([ms, amplitude]) =>
    Array.from({ length: (RATE * ms) / 1000 }, (_, at) => amplitude * Math.sin(at * 0.7)),
  );
  return new Float32Array(samples);
}

test("nothing is heard in silence, nor in the noise of a room, nor in nothing", () => {
  for (const quiet of [sound([5000, 0]), sound([5000, 0.002]), sound([5000, 0.004]), sound()])
    expect(heardIn(quiet, RATE)).toEqual([]);
});

test("speech is heard with a little around it; words are one, sentences that are far apart are two", () => {
  const spoken = sound([2000, 0], [1000, 0.2], [400, 0], [1000, 0.1], [3000, 0], [500, 0.2], [2000, 0]);
  expect(heardIn(spoken, RATE)).toEqual([
    { from: 1750, to: 4650 },
    { from: 7150, to: 8150 },
  ]);
});

test("soft speech is heard in a silent room, and a click is not", () => {
  expect(heardIn(sound([1000, 0.0005], [1000, 0.01], [1000, 0.0005]), RATE)).toEqual([
    { from: 750, to: 2250 },
  ]);
  expect(heardIn(sound([1000, 0], [20, 0.5], [1000, 0]), RATE)).toEqual([]);
});

test("who speaks without a pause is heard from beginning to end", () => {
  expect(heardIn(sound([10_000, 0.15]), RATE)).toEqual([{ from: 0, to: 10_000 }]);
});

test("over a loud fan speech is heard, and the fan is not", () => {
  expect(heardIn(sound([4000, 0.008], [1000, 0.2], [5000, 0.008]), RATE)).toEqual([{ from: 3750, to: 5250 }]);
});
