import * as z from "zod/mini";
import { RoomCode } from "../room-code.ts";
import { amount, text, wholeNumber } from "../schema.ts";
import { Span } from "./recording.ts";

/**
 * What a browser asks a server about recordings. A recording is named by an id that only its owner knows, or by the token of
 * its link; who asks follows from the cookie. Paths, all under /api/recordings:
 *
 *   GET    /                        those of this browser: `RecordingCard[]`
 *   GET    /:name/manifest          `Manifest`; `?view=shared` shows the owner what the shared one is like
 *   GET    /:name/chunks/:n         `ClassPart` of a chunk
 *   GET    /:name/chunks/:n/aside   what stands apart from it, a `Chunk`
 *   GET    /:name/voice/:piece      the bytes
 *   GET    /:name/file              the `.baton` file;  GET /:name/page   the HTML file
 *   POST   /                        a `.baton` file: answers `{ id }`
 *   PATCH  /:id                     `RecordingChange`
 *   DELETE /:id                     the class and all of it, for good
 *   DELETE /:id/people/:participant one person's data, for good
 */
export const RecordingName = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
export type RecordingName = z.infer<typeof RecordingName>;

/** One line of the owner's page. */
export const RecordingCard = z.object({
  id: RecordingName,
  title: text(1, 300),
  givenAt: amount,
  length: amount,
  /** How long the class itself has been, nothing left out; absent where it came from a file, or has just begun. */
  lasted: z.optional(amount),
  /** The way back to the class; absent where it came from a file. */
  code: z.optional(RoomCode),
  people: wholeNumber,
  /** Whether it goes on: somebody is in it, or something happened in it not long ago. */
  live: z.boolean(),
  /** Whether its host ended it. One that was never ended may go on at any time, also where it is not live. */
  ended: z.boolean(),
  /** Whether what is to be seen is still being made of it: lengths and people are not known then. */
  preparing: z.boolean(),
  imported: z.boolean(),
  /** Whether its owner's view has names that what is shared has not: a file may have been made without. */
  named: z.boolean(),
  /** Whether there is a host's voice that could be shared. */
  voice: z.boolean(),
  /** Whether those who have the link hear it. */
  voiceShared: z.boolean(),
  /** The token of its link while it is shared. */
  shared: z.nullable(RecordingName),
  /** What is left out, in milliseconds since the class was opened: its ends and what is hidden. */
  trim: z.object({ from: amount, to: z.nullable(amount) }),
  hidden: z.array(Span),
  /** Wall clock when it is deleted by itself, ms since 1970; null: never. */
  expiresAt: z.nullable(amount),
  size: wholeNumber,
  students: z.array(z.object({ id: text(1, 64), name: text(1, 400) })),
});
export type RecordingCard = z.infer<typeof RecordingCard>;

/** What the owner may change of it; what is absent stays. */
export const RecordingChange = z.object({
  title: z.optional(text(1, 300)),
  trim: z.optional(z.object({ from: amount, to: z.nullable(amount) })),
  hidden: z.optional(z.array(Span).check(z.maxLength(100))),
  shared: z.optional(z.boolean()),
  voiceShared: z.optional(z.boolean()),
});
export type RecordingChange = z.infer<typeof RecordingChange>;
