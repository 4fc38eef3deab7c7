import { expect, test } from "vitest";
import { readReplayLink, readTime, replayLink, timeWords } from "../../domain/recording/replay-link.ts";

test.each([
  ["?t=1:02:03&speed=1.5", { at: 3_723_000, speed: 1.5 }],
  ["?t=62:03", { at: 3_723_000 }],
  ["?t=3723", { at: 3_723_000 }],
  ["?t=0", { at: 0 }],
  ["?t=1:02.345", { at: 62_345 }],
  ["", {}],
  ["?t=soon&speed=fast", {}],
  ["?t=-5&speed=99", {}],
  ["?t=1:2:3:4&speed=0", {}],
  ["?t=1.2345", {}],
])("%s says where to begin", (search, start) => {
  expect(readReplayLink(search)).toEqual(start);
});

test.each([
  [0, "0:00"],
  [3_999, "0:03"],
  [1_601_000, "26:41"],
  [3_723_000, "1:02:03"],
])("%d ms is written so that it can be read", (ms, words) => {
  expect(timeWords(ms)).toBe(words);
  expect(readTime(words)).toBe(Math.floor(ms / 1000) * 1000);
});

test("a link leads back to where it was copied", () => {
  const at = 3_723_000;
  expect(readReplayLink(replayLink({ at, speed: 1.5 }))).toEqual({ at, speed: 1.5 });
  expect(replayLink({ at, speed: 1 })).toBe("?t=1:02:03");
});
