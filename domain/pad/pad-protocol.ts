import * as z from "zod/mini";
import { positiveNumber, text, wholeNumber } from "../schema.ts";
import { ParticipantName, Seq } from "../session/events.ts";
import { Epoch } from "../session/reader.ts";
import { PadName } from "./pad-id.ts";

/**
 * What goes over the socket about pads, described in PROTOCOL.md under D. It stands apart from the rest of the protocol
 * because only a page with a pad open loads it. `PROTOCOL_VERSION` covers it too.
 */

/** Names of the socket's messages about pads; all of them begin with `PAD_PREFIX`. */
export const PAD_TO_SERVER = {
  open: "pad/open",
  close: "pad/close",
  edit: "pad/edit",
  point: "pad/point",
} as const;
export const PAD_TO_CLIENT = {
  base: "pad/base",
  news: "pad/news",
  shut: "pad/shut",
  digest: "pad/digest",
} as const;

/** Bytes as base64, at most `max` characters. */
function base64(max: number) {
  return z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
}

/** A Yjs update (its version 1), up to 40,000 bytes. */
export const PadUpdate = base64(53_336);

/** Where a cursor is: encoded relative positions of Yjs. `head` is the moving end; without `anchor` nothing is selected. */
export const Point = z.object({ head: base64(88), anchor: z.optional(base64(88)) });
export type Point = z.infer<typeof Point>;

/** Begins to read a pad, or reads on from what one has. The contents come as a `base` or as `news`. */
export const PadOpen = z.object({
  pad: PadName,
  have: z.optional(z.object({ epoch: Epoch, seq: Seq })),
});
export type PadOpen = z.infer<typeof PadOpen>;

/**
 * `you`: the number that this reader's cursor has in this pad; null for who has none. `head`: where the pad is now. Contents
 * may come in parts: whoever has not got so far has an older text.
 */
export const PadOpened = z.object({ you: z.nullable(positiveNumber), head: Seq });
export type PadOpened = z.infer<typeof PadOpened>;

export const PadClose = z.object({ pad: PadName });
export type PadClose = z.infer<typeof PadClose>;

/** A change of the text, with where the cursor is after it. Sent again as it is until it is answered: it counts once. */
export const PadEdit = z.object({
  pad: PadName,
  epoch: Epoch,
  update: PadUpdate,
  point: z.optional(z.nullable(Point)),
});
export type PadEdit = z.infer<typeof PadEdit>;

/** The edit is durable: it is in the stream at `seq` or before. */
export const PadEdited = z.object({ seq: Seq });
export type PadEdited = z.infer<typeof PadEdited>;

/** Volatile: the cursor has moved, or left the pad. */
export const PadPoint = z.object({ pad: PadName, point: z.nullable(Point) });
export type PadPoint = z.infer<typeof PadPoint>;

/** Cursors by their numbers; null: gone. */
const Points = z.record(z.string(), z.nullable(Point));
/** The names that go with the numbers: told once, and never to a screen. */
const Who = z.record(z.string(), ParticipantName);

/** All of a pad at `seq`, as a Yjs update. */
export const PadBase = z.object({
  pad: PadName,
  epoch: Epoch,
  seq: Seq,
  state: base64(64 * 1024 * 1024),
  points: Points,
  who: z.optional(Who),
});
export type PadBase = z.infer<typeof PadBase>;

/** All that happened in a pad after `after`, up to and with `upTo`; without `update` only cursors moved. */
export const PadNews = z.object({
  pad: PadName,
  epoch: Epoch,
  after: Seq,
  upTo: Seq,
  update: z.optional(base64(64 * 1024 * 1024)),
  points: z.optional(Points),
  who: z.optional(Who),
});
export type PadNews = z.infer<typeof PadNews>;

/** This reader reads the pad no more; why is a code. */
export const PadShut = z.object({ pad: PadName, why: text(1, 40) });
export type PadShut = z.infer<typeof PadShut>;

/** What the text at `seq` must hash to (see `text-digest.ts`), and its length: whoever has another text opens the pad anew. */
export const PadDigest = z.object({ pad: PadName, seq: Seq, length: wholeNumber, hash: wholeNumber });
export type PadDigest = z.infer<typeof PadDigest>;

/** Why an edit was not taken, beside the rejections of `decide` and the errors of the wire. */
export const PadError = z.enum([
  /** Not a Yjs update, or one that does not follow from what the server has. */
  "bad-update",
  /** With it the text would be longer than `MAX_PAD_TEXT`. */
  "pad-full",
  /** Made for another writing of the pad. */
  "other-epoch",
  /** The pad is not open on this line. */
  "not-open",
  /** More pads than one line may have open. */
  "too-many-pads",
]);
export type PadError = z.infer<typeof PadError>;

/** Everything about pads that can be on the wire, for the test that guards `PROTOCOL_VERSION`. */
export const PAD_WIRE_SCHEMAS = {
  PadOpen,
  PadOpened,
  PadClose,
  PadEdit,
  PadEdited,
  PadPoint,
  PadBase,
  PadNews,
  PadShut,
  PadDigest,
  PadError,
};
