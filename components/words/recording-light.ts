/** What the recording light says: apart, since every page of a class has it. */
export const lightWords = {
  on: "Recording",
  /** The voice of a host is recorded too. */
  voice: "Recording with voice",
  paused: "Recording paused",
  /** Where there is no room for more, beside the shape; what is read out is the whole. */
  short: { on: "Rec", voice: "Rec, voice", paused: "Paused" },
} as const;
