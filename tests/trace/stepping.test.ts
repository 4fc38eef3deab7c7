import { expect, test } from "vitest";
import { courtOf } from "../../domain/trace/court.ts";
import {
  handOversOf,
  nearestStep,
  nextHandOver,
  nextLine,
  previousHandOver,
  previousLine,
  runToLine,
  stepOver,
} from "../../domain/trace/stepping.ts";
import { averager } from "./support/averager.ts";

test("from hand-over to hand-over, forwards and backwards, and no farther than there are", () => {
  expect(handOversOf(averager)).toEqual([4, 8, 10, 14]);
  expect([0, 4, 9, 14].map((from) => nextHandOver(averager, from))).toEqual([4, 8, 10, null]);
  expect([15, 14, 5, 4].map((from) => previousHandOver(averager, from))).toEqual([14, 10, 4, null]);
});

test("line by line goes into the generator and stops at the end; back again undoes it", () => {
  expect([0, 1, 3, 13, 15].map((from) => nextLine(averager, from))).toEqual([1, 3, 5, 15, null]);
  expect([15, 5, 3, 0].map((from) => previousLine(averager, from))).toEqual([13, 3, 1, null]);
});

test("stepping over stays in the frame that runs, or goes back to those that wait for it", () => {
  expect([3, 9, 7, 15].map((from) => stepOver(averager, from))).toEqual([9, 15, 9, null]);
});

test("running to a line stops where it begins and where it wakes up", () => {
  expect(runToLine(averager, 0, 4)).toBe(7);
  expect(runToLine(averager, 7, 4)).toBe(10);
  expect(runToLine(averager, 0, 6)).toBeNull();
});

test("pointing at the court finds a step, in a lane never before the lane was there", () => {
  const court = courtOf(averager);
  expect(nearestStep(court, 5.7, null)).toBe(5);
  expect(nearestStep(court, 0.2, 1)).toBe(2);
  expect(nearestStep(court, 90, 0)).toBe(15);
});
