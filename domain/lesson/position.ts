import * as z from "zod/mini";
import { wholeNumber } from "../schema.ts";

/** Where a class, a student or a replay is: a step and a frame of it, both counted from 0. */
export const Position = z.object({
  step: wholeNumber,
  frame: wholeNumber,
});
export type Position = z.infer<typeof Position>;

/** How many frames each step of a lesson has: all that moving about needs to know of a lesson. At least one step, each at least 1. */
export type LessonShape = readonly number[];

/** The shape of a lesson, or of anything with steps that have frames. */
export function shapeOf(lesson: { readonly steps: readonly { readonly frames: number }[] }): LessonShape {
  return lesson.steps.map((step) => step.frames);
}

/** The start of any lesson. */
export const firstPosition: Position = { step: 0, frame: 0 };

/** The last frame of the last step. */
export function lastPosition(shape: LessonShape): Position {
  return endOfStep(shape, shape.length - 1);
}

/** The next frame, or the start of the next step; at the end of the lesson it stays. */
export function forward(shape: LessonShape, position: Position): Position {
  const { step, frame } = clamp(shape, position);
  if (frame < framesOf(shape, step) - 1) return { step, frame: frame + 1 };
  return step < shape.length - 1 ? { step: step + 1, frame: 0 } : { step, frame };
}

/** The frame before, or the last frame of the step before, so that it undoes `forward`; at the start it stays. */
export function back(shape: LessonShape, position: Position): Position {
  const { step, frame } = clamp(shape, position);
  if (frame > 0) return { step, frame: frame - 1 };
  return step > 0 ? endOfStep(shape, step - 1) : firstPosition;
}

/** The start of the next step, whatever the frame; in the last step it stays. */
export function stepForward(shape: LessonShape, position: Position): Position {
  const { step, frame } = clamp(shape, position);
  return step < shape.length - 1 ? { step: step + 1, frame: 0 } : { step, frame };
}

/** The start of the step before, whatever the frame; in the first step, its start. */
export function stepBack(shape: LessonShape, position: Position): Position {
  return { step: Math.max(0, clamp(shape, position).step - 1), frame: 0 };
}

/** The nearest position that the lesson has: a recording or a link may name one that it no longer has. */
export function clamp(shape: LessonShape, position: Position): Position {
  if (position.step >= shape.length) return lastPosition(shape);
  return { step: position.step, frame: Math.min(position.frame, framesOf(shape, position.step) - 1) };
}

/** Whether the lesson has this very position. */
export function hasPosition(shape: LessonShape, position: Position): boolean {
  return samePosition(clamp(shape, position), position);
}

/** Whether two positions are the same frame of the same step. */
export function samePosition(a: Position, b: Position): boolean {
  return a.step === b.step && a.frame === b.frame;
}

function endOfStep(shape: LessonShape, step: number): Position {
  return { step, frame: framesOf(shape, step) - 1 };
}

function framesOf(shape: LessonShape, step: number): number {
  const frames = shape[step];
  if (frames === undefined || frames < 1) throw new RangeError(`The lesson has no step ${step} with frames`);
  return frames;
}
