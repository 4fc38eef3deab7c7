import { expect, test } from "vitest";
import { makeRoomCode, ROOM_CODE_ALPHABET, readRoomCode, showRoomCode } from "../../domain/room-code.ts";

test("a code is made of six letters of the alphabet, each as likely as the source says", () => {
  const draws = [0, 23, 1, 22, 2, 21];
  const bounds: number[] = [];
  const code = makeRoomCode((below) => {
    bounds.push(below);
    return draws[bounds.length - 1] ?? 0;
  });
  expect(code).toBe("2Y3X4W");
  expect(bounds).toEqual(Array(6).fill(24));
});

test("the alphabet has no vowels, no look-alikes and nothing twice", () => {
  expect(ROOM_CODE_ALPHABET).not.toMatch(/[AEIOUQL01BSZ]/);
  expect(new Set(ROOM_CODE_ALPHABET).size).toBe(ROOM_CODE_ALPHABET.length);
});

test.each([
  ["k7p4xm", "K7P4XM"],
  ["K7P-4XM", "K7P4XM"],
  [" k7p 4xm ", "K7P4XM"],
  ["K7P–4XM", "K7P4XM"],
  ["k7p.4xm", "K7P4XM"],
  ["Ｋ７Ｐ４ＸＭ", "K7P4XM"],
  ["BSZU22", "852V22"],
])("what a person types is forgiven: %j", (typed, code) => {
  expect(readRoomCode(typed)).toBe(code);
});

test.each(["", "K7P4X", "K7P4XMM", "K7P4XO", "K7P4X1", "K7P4X!", "👋👋👋", "<b>hi</b>"])(
  "no code: %j",
  (typed) => {
    expect(readRoomCode(typed)).toBeNull();
  },
);

test("a code is shown in two groups of three, and reads back", () => {
  expect(showRoomCode("K7P4XM")).toBe("K7P-4XM");
  expect(readRoomCode(showRoomCode("K7P4XM"))).toBe("K7P4XM");
});
