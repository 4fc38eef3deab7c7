import * as z from "zod/mini";

/**
 * The few shapes that schemas here are made of. They are written with zod's small build: what is in `domain/` is
 * loaded by every browser, and zod's full build alone costs a seventh of a page's budget.
 */

/** A whole number from 0 on. */
export const wholeNumber = z.int().check(z.nonnegative());

/** A whole number from 1 on. */
export const positiveNumber = z.int().check(z.positive());

/** Milliseconds and the like: any number from 0 on. */
export const amount = z.number().check(z.nonnegative());

/** A text of `min` to `max` UTF-16 units. */
export function text(min: number, max: number) {
  return z.string().check(z.minLength(min), z.maxLength(max));
}

/** A text that is not empty. */
export const someText = z.string().check(z.minLength(1));
