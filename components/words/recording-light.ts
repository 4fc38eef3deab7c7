/** What the recording light says: apart, since every page of a class has it. */
export const lightWords = {
  on: "Recording",
  paused: "Recording paused",
  /** Where there is no room for more, beside the shape; what is read out is the whole. */
  short: { on: "Rec", paused: "Paused" },
} as const;
