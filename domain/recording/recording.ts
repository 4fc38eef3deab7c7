import * as z from "zod/mini";
import { PadName } from "../pad/pad-id.ts";
import { amount, text, wholeNumber } from "../schema.ts";
import { EventBody } from "../session/events.ts";
import { SessionState } from "../session/state.ts";

/**
 * A recording: what a class was, on a time axis of its own that leaves out what was paused, trimmed off or hidden. It is derived
 * from the log of the class and never written beside it. Times are milliseconds from the recording's beginning.
 */
export const RECORDING_VERSION = 1;

/** For whom a recording is made: hosts know all; what is shared has stable pseudonyms, and nothing private. */
export const RecordingView = z.enum(["owner", "shared"]);
export type RecordingView = z.infer<typeof RecordingView>;

/** A change of a text: `del` UTF-16 units at `at` give way to `ins`. Several of one entry apply one after another. */
export const TextEdit = z.object({ at: wholeNumber, del: wholeNumber, ins: text(0, 200_000) });
export type TextEdit = z.infer<typeof TextEdit>;

/** One thing that happened. `by` is the participant, or "server". */
export const RecordedEntry = z.discriminatedUnion("is", [
  z.object({ is: z.literal("event"), t: amount, by: text(1, 64), body: EventBody }),
  z.object({ is: z.literal("edit"), t: amount, by: text(1, 64), pad: PadName, edits: z.array(TextEdit) }),
]);
export type RecordedEntry = z.infer<typeof RecordedEntry>;

/** A pad at one instant: its text, and where those who typed lately left their cursors (offset and time). */
export const RecordedPad = z.object({
  text: text(0, 400_000),
  cursors: z.record(z.string(), z.object({ at: wholeNumber, t: amount })),
});
export type RecordedPad = z.infer<typeof RecordedPad>;

/** All that is to be seen at one instant. */
export const Keyframe = z.object({
  state: SessionState,
  pads: z.record(z.string(), RecordedPad),
});
export type Keyframe = z.infer<typeof Keyframe>;

/**
 * A stretch of a recording that stands for itself: `keyframe` is what was at `from` before its first entry; entries have
 * `from <= t < to` (the last chunk: `<= to`) and never go back. What was left out between two chunks shows as a jump.
 */
export const Chunk = z.object({
  from: amount,
  to: amount,
  keyframe: Keyframe,
  entries: z.array(RecordedEntry),
});
export type Chunk = z.infer<typeof Chunk>;

/** Pads of one owner that have been there since one time: the rest of their names, behind the owner. A class may have hundreds. */
export const OwnPads = z.object({ owner: text(1, 64), since: amount, rests: z.array(z.string()) });
export type OwnPads = z.infer<typeof OwnPads>;

/**
 * A chunk without the pads that the class does not look at in it: those that only their owners and hosts see, and the class's own of
 * steps that it is not on. `apart` says which these are, and since when each of them is there. What stands in them is a chunk of
 * its own, the aside part, in which the class itself is not even open: pads are all there is in it.
 */
export const ClassPart = z.extend(Chunk, { apart: z._default(z.array(OwnPads), []) });
export type ClassPart = z.infer<typeof ClassPart>;

/** Where a chapter begins: the class came to a step. */
export const Chapter = z.object({ t: amount, step: wholeNumber, title: text(0, 300) });
export type Chapter = z.infer<typeof Chapter>;

/** Something worth a mark on the timeline. */
export const Mark = z.object({
  t: amount,
  kind: z.enum(["run", "edits", "baton", "spotlight", "push", "question"]),
});
export type Mark = z.infer<typeof Mark>;

/** A stretch of time, `from` included, `to` not. */
export const Span = z.object({ from: amount, to: amount });
export type Span = z.infer<typeof Span>;

/** A piece of the instructor's voice that can be played by itself. */
export const VoicePiece = z.object({
  /** Where it begins on the recording's axis, and how long it is, in ms. */
  from: amount,
  length: amount,
  /** Of its own beginning: milliseconds that are left out, since they were paused, trimmed, hidden, or heard already. */
  skip: amount,
  name: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  type: z.string().check(z.regex(/^audio\/[a-z0-9.+-]{1,40}(; ?codecs="?[\w.,+-]{1,40}"?)?$/)),
  size: wholeNumber,
});
export type VoicePiece = z.infer<typeof VoicePiece>;

/** What must be known to show a timeline and to fetch the rest by parts. */
export const Manifest = z.object({
  v: z.literal(RECORDING_VERSION),
  view: RecordingView,
  title: text(1, 300),
  lesson: z.object({ title: text(1, 300), slug: text(1, 80), hash: z.string() }),
  /** Wall clock when the class was opened, milliseconds since 1970. */
  givenAt: amount,
  length: amount,
  /** How many students there were. */
  people: wholeNumber,
  /** Whether the class is still going on: more is to be expected. */
  live: z.boolean(),
  chapters: z.array(Chapter),
  marks: z.array(Mark),
  /** Times in which nothing happened for long. */
  idle: z.array(Span),
  chunks: z.array(Span),
  voice: z.array(VoicePiece),
  /** Hashes of the traces that are shown, beside those of the lesson. */
  traces: z.array(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
});
export type Manifest = z.infer<typeof Manifest>;
