import * as z from "zod/mini";
import { amount, text } from "../schema.ts";
import { type Span, VoicePiece } from "./recording.ts";

/**
 * How a host's voice comes in while the class goes on, in pieces of about ten seconds:
 *
 *   PUT /api/classes/:code/voice/:name?from=&length=&heard=   the sound of one piece: answers `VoiceAt`
 *   GET /api/classes/:code/voice                              what time it is in the class: `VoiceAt`
 *
 * A piece that is there already is answered like one that is new, and kept once.
 */
export const VoiceAt = z.object({
  /** The session's time when this was answered, in ms. */
  at: amount,
});
export type VoiceAt = z.infer<typeof VoiceAt>;

/** The largest piece, in bytes: about 100 s. */
export const MAX_VOICE_BYTES = 400_000;

/** The longest piece, in ms. A page that is out of sight is slow to end one. */
const LONGEST_MS = 120_000;

/** How many stretches of a piece may be told apart. */
const MOST_HEARD = 100;

const decimal = z.pipe(z.string().check(z.regex(/^\d{1,12}(\.\d{1,6})?$/)), z.transform(Number));

const HeardText = z.pipe(
  z.string().check(z.maxLength(MOST_HEARD * 20), z.regex(/^(\d{1,6}-\d{1,6}(,\d{1,6}-\d{1,6})*)?$/)),
  z.transform((spans) =>
    spans
      .split(",")
      .filter(Boolean)
      .map((span) => span.split("-").map(Number))
      .map(([from = 0, to = 0]): Span => ({ from, to })),
  ),
);

/**
 * What stands in the address of a piece. `from` and `length` are ms on the session's axis; `heard` says when somebody spoke,
 * in ms from the piece's beginning (`0-1200,3400-9000`), and is absent where that is not known.
 */
export const VoiceQuery = z.object({
  name: VoicePiece.shape.name,
  from: decimal,
  length: decimal.check(z.refine((length) => length > 0 && length <= LONGEST_MS)),
  heard: z.optional(HeardText.check(z.refine((spans) => spans.every(({ from, to }) => from < to)))),
});
export type VoiceQuery = z.infer<typeof VoiceQuery>;

/** The query of a piece's address. */
export function voiceQuery({ from, length, heard }: Omit<VoiceQuery, "name">): string {
  const spans = heard?.slice(0, MOST_HEARD).map((span) => `${Math.floor(span.from)}-${Math.ceil(span.to)}`);
  const told = spans ? `&heard=${spans.join(",")}` : "";
  return `from=${Math.max(0, from).toFixed(1)}&length=${length.toFixed(1)}${told}`;
}

/** The type of a piece, as browsers name it: what it is packed in, and of which coding. */
export const VoiceType = text(1, 100).check(
  z.regex(/^audio\/(webm|mp4|ogg)(; ?codecs="?(opus|mp4a[.\w]*)"?)?$/),
);

/** Whether bytes begin like what their type says they are. */
export function beginsAs(type: string, bytes: Uint8Array): boolean {
  const { at = 0, bytes: first = null } = BEGINNINGS[type.split(";")[0] ?? ""] ?? {};
  return first?.every((byte, index) => bytes[at + index] === byte) ?? false;
}

/** By type: where in the file which bytes stand. */
const BEGINNINGS: Readonly<Record<string, { readonly at: number; readonly bytes: readonly number[] }>> = {
  "audio/webm": { at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  "audio/mp4": { at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  "audio/ogg": { at: 0, bytes: [0x4f, 0x67, 0x67, 0x53] },
};
