/** Alone with a lesson. */
export const soloWords = {
  alone: "You step through this lesson alone.",
  outline: "Outline",
  question: "Think of your answer, then go on.",
} as const;
