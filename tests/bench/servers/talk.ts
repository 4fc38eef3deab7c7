import { z } from "zod";

/** What the load process and a server under test say to each other, over the channel that `fork` opens. */
export const Question = z.discriminatedUnion("ask", [
  /** What the process has used so far. */
  z.object({ ask: z.literal("usage") }),
  /** The same, garbage collected first. */
  z.object({ ask: z.literal("usage-collected") }),
  /** How long the event loop was held up since this was asked before; the first time begins the watch. */
  z.object({ ask: z.literal("held") }),
  /** Baton only: let the host of the class move until its log has this many events. */
  z.object({ ask: z.literal("grow-log"), code: z.string(), events: z.number().int() }),
]);
export type Question = z.infer<typeof Question>;

export const Usage = z.object({
  /** Processor time of all threads, user and system, in microseconds. */
  cpu: z.number(),
  /** Bytes of the process that are in memory. */
  resident: z.number(),
});
export type Usage = z.infer<typeof Usage>;

export const Held = z.object({
  /** The longest time at once, and the one that one in a hundred turns exceeds, in milliseconds. */
  longest: z.number(),
  p99: z.number(),
});
export type Held = z.infer<typeof Held>;

/** What is asked of whoever makes a class: so much of it, and its chance. */
export const MakeClass = z.object({
  minutes: z.number(),
  events: z.number().int(),
  typists: z.number().int(),
  seed: z.number().int(),
});
export type MakeClass = z.infer<typeof MakeClass>;

export const MadeClass = z.object({
  classId: z.string(),
  /** The secret in the cookie of its host's browser. */
  cookie: z.string(),
  /** Rows of all its streams, and how many of these are pads. */
  rows: z.number().int(),
  pads: z.number().int(),
  /** What recording it took while it went on: processor time, and the longest time at once, in milliseconds. */
  cpu: z.number(),
  longest: z.number(),
});
export type MadeClass = z.infer<typeof MadeClass>;

export const Ready = z.object({ port: z.number().int() });
export const Done = z.object({ done: z.literal(true) });
