import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  back,
  clamp,
  firstPosition,
  forward,
  hasPosition,
  type LessonShape,
  lastPosition,
  type Position,
  samePosition,
  shapeOf,
  stepBack,
  stepForward,
} from "../../domain/lesson/position.ts";

const shape: LessonShape = [1, 3, 2];

const anyShape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });
const anyPosition = fc.record({ step: fc.nat(12), frame: fc.nat(12) });

function walk(move: (at: Position) => Position, from: Position): Position[] {
  const seen = [from];
  for (let at = from, next = move(at); !samePosition(at, next); at = next, next = move(at)) seen.push(next);
  return seen;
}

describe("moving through a lesson", () => {
  test("forward goes through every frame, then to the next step, and stays at the end", () => {
    expect(walk((at) => forward(shape, at), firstPosition)).toEqual([
      { step: 0, frame: 0 },
      { step: 1, frame: 0 },
      { step: 1, frame: 1 },
      { step: 1, frame: 2 },
      { step: 2, frame: 0 },
      { step: 2, frame: 1 },
    ]);
  });

  test("back goes the same way in reverse, into the last frame of the step before", () => {
    const there = walk((at) => forward(shape, at), firstPosition);
    expect(walk((at) => back(shape, at), lastPosition(shape))).toEqual(there.reverse());
  });

  test("a whole step forward skips the frames that are left, and stays in the last step", () => {
    expect(stepForward(shape, { step: 1, frame: 1 })).toEqual({ step: 2, frame: 0 });
    expect(stepForward(shape, { step: 2, frame: 1 })).toEqual({ step: 2, frame: 1 });
  });

  test("a whole step back goes to the start of the step before", () => {
    expect(stepBack(shape, { step: 2, frame: 1 })).toEqual({ step: 1, frame: 0 });
    expect(stepBack(shape, { step: 0, frame: 0 })).toEqual(firstPosition);
  });

  test("clamp gives the nearest position there is", () => {
    expect(clamp(shape, { step: 1, frame: 9 })).toEqual({ step: 1, frame: 2 });
    expect(clamp(shape, { step: 9, frame: 0 })).toEqual({ step: 2, frame: 1 });
    expect(clamp(shape, { step: 1, frame: 1 })).toEqual({ step: 1, frame: 1 });
    expect(hasPosition(shape, { step: 1, frame: 2 })).toBe(true);
    expect(hasPosition(shape, { step: 1, frame: 3 })).toBe(false);
  });

  test("a lesson's shape is its frames, step by step", () => {
    expect(shapeOf({ steps: [{ frames: 2 }, { frames: 1 }] })).toEqual([2, 1]);
  });

  test("a lesson without steps has no position", () => {
    expect(() => lastPosition([])).toThrow(RangeError);
  });

  test("back undoes forward, from anywhere but the end", () => {
    fc.assert(
      fc.property(anyShape, anyPosition, (lesson, wanted) => {
        const at = clamp(lesson, wanted);
        if (!samePosition(at, lastPosition(lesson))) expect(back(lesson, forward(lesson, at))).toEqual(at);
      }),
    );
  });

  test("every move ends at a position that the lesson has", () => {
    fc.assert(
      fc.property(anyShape, anyPosition, (lesson, from) => {
        for (const move of [forward, back, stepForward, stepBack, clamp])
          expect(hasPosition(lesson, move(lesson, from))).toBe(true);
      }),
    );
  });
});
