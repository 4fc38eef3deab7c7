import { z } from "zod";

/** What the load process and a server under test say to each other, over the channel that `fork` opens. */
export const Question = z.discriminatedUnion("ask", [
  /** What the process has used so far. */
  z.object({ ask: z.literal("usage") }),
  /** The same, garbage collected first. */
  z.object({ ask: z.literal("usage-collected") }),
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

export const Ready = z.object({ port: z.number().int() });
export const Done = z.object({ done: z.literal(true) });
