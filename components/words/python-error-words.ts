/**
 * An error: the name of its class, a pattern of its text, and the sentence for it. A function gets what the
 * pattern's two groups hold. The first that fits is said, so the special stands before the general.
 */
export type ErrorWords = readonly [
  type: string,
  message: RegExp,
  sentence: string | ((first: string, second: string) => string),
];
