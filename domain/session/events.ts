import * as z from "zod/mini";
import { Position } from "../lesson/position.ts";
import { PadId, PadPlace } from "../pad/pad-id.ts";
import { amount, positiveNumber, text, wholeNumber } from "../schema.ts";
import { TraceRef } from "../trace/trace.ts";

/** Opaque and short; says nothing about the person. */
export const ParticipantId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/));
export type ParticipantId = z.infer<typeof ParticipantId>;

export const Role = z.enum(["host", "student"]);
export type Role = z.infer<typeof Role>;

/** A name that `readName` has passed: the schema keeps the outer bounds only, so that old logs stay readable. */
export const ParticipantName = text(1, 400);

/** What a session knows of its lesson: enough to move about in it; its content is fetched by its hash. */
export const LessonRef = z.object({
  slug: text(1, 80),
  title: text(1, 300),
  hash: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  notesHash: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** Frames of each step. */
  shape: z.array(positiveNumber).check(z.minLength(1), z.maxLength(1000)),
  /** The steps whose code is a program that can be run; classes from before there were runs have none. */
  runnable: z._default(z.array(wholeNumber), []),
});
export type LessonRef = z.infer<typeof LessonRef>;

/** Whom a lock on wandering off is for: everyone, or one student. */
export const LockTarget = z.union([z.literal("everyone"), z.object({ id: ParticipantId })]);
export type LockTarget = z.infer<typeof LockTarget>;

/** Who may write in the pads of the class, beside the hosts: nobody, whoever holds the baton, those a host chose, or everyone. */
export const Writers = z.enum(["hosts", "baton", "chosen", "everyone"]);
export type Writers = z.infer<typeof Writers>;

/** What a hand is raised for, where it is not for a word: to write in the class's pads, or to show one's own. */
export const HandPurpose = z.discriminatedUnion("to", [
  z.object({ to: z.literal("edit") }),
  z.object({ to: z.literal("show"), pad: PadId }),
]);
export type HandPurpose = z.infer<typeof HandPurpose>;

/** Names what was pushed: the first 32 hex digits of the SHA-256 of its JSON. */
export const PushedText = z.object({ hash: z.string().check(z.regex(/^[0-9a-f]{32}$/)) });
export type PushedText = z.infer<typeof PushedText>;

const person = { id: ParticipantId };

/** What happened, in the past tense, without time or author: those are on the event around it. */
export const EventBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session/opened"),
    lesson: LessonRef,
    host: z.object({ id: ParticipantId, name: ParticipantName }),
    /** How many students may be in the class at once. */
    seats: positiveNumber,
    /** Whether it is recorded from its beginning; classes from before one could choose are. */
    recorded: z._default(z.boolean(), true),
  }),
  z.object({ type: z.literal("session/closed") }),
  z.object({ type: z.literal("participant/joined"), ...person, name: ParticipantName }),
  z.object({ type: z.literal("participant/renamed"), ...person, name: ParticipantName }),
  z.object({ type: z.literal("participant/removed"), ...person }),
  z.object({ type: z.literal("participant/banned"), ...person }),
  z.object({ type: z.literal("participant/unbanned"), ...person }),
  // The name goes with it: from now on everybody may know who this is.
  z.object({ type: z.literal("role/given"), ...person, name: ParticipantName, role: Role }),
  z.object({ type: z.literal("baton/passed"), ...person, name: ParticipantName }),
  z.object({ type: z.literal("step/moved"), to: Position }),
  // What was run in class takes the place of the lesson's own trace; put away, the lesson's own is back.
  z.object({ type: z.literal("run/shown"), step: wholeNumber, run: TraceRef }),
  z.object({ type: z.literal("run/put-away"), step: wholeNumber }),
  z.object({ type: z.literal("class/called-back") }),
  z.object({ type: z.literal("following/locked"), who: LockTarget }),
  z.object({ type: z.literal("following/released"), who: LockTarget }),
  z.object({ type: z.literal("screens/blanked") }),
  z.object({ type: z.literal("screens/shown") }),
  z.object({ type: z.literal("room/locked") }),
  z.object({ type: z.literal("room/unlocked") }),
  z.object({ type: z.literal("hand/raised"), ...person, purpose: z.optional(HandPurpose) }),
  z.object({ type: z.literal("hand/lowered"), ...person }),
  z.object({ type: z.literal("writing/allowed"), to: Writers }),
  z.object({ type: z.literal("writer/chosen"), ...person }),
  z.object({ type: z.literal("writer/released"), ...person }),
  // Everybody's own pad of this place has one more version from now on, which begins with this text.
  z.object({ type: z.literal("pad/pushed"), place: PadPlace, text: PushedText }),
  // Whose it is stands in an event of its own, for hosts and the owner; `name` is what the class is told.
  // `shared`: it is the class's own pad, which is no secret.
  z.object({
    type: z.literal("pad/spotlit"),
    place: PadPlace,
    name: z.nullable(ParticipantName),
    shared: z.optional(z.literal(true)),
  }),
  z.object({ type: z.literal("pad/spotlit-whose"), ...person, pad: PadId }),
  z.object({ type: z.literal("spotlight/ended") }),
  // What comes after a pause or a stop is not kept in the recording, up to the next start.
  z.object({ type: z.literal("recording/started") }),
  z.object({ type: z.literal("recording/paused") }),
  z.object({ type: z.literal("recording/stopped") }),
  // Whoever this is, a host, has their voice recorded from now on, as long as the recording itself is on.
  z.object({ type: z.literal("voice/started"), ...person }),
  z.object({ type: z.literal("voice/stopped") }),
]);
export type EventBody = z.infer<typeof EventBody>;

/** A place in a stream: the first event has seq 1; 0 is before it. */
export const Seq = wholeNumber;
export type Seq = z.infer<typeof Seq>;

/** One entry of the log. `at` is milliseconds since the session opened, by the server's monotonic clock; `by` is who caused it. */
export const SessionEvent = z.object({
  v: z.literal(1),
  seq: Seq.check(z.minimum(1)),
  at: amount,
  by: text(1, 64),
  body: EventBody,
});
export type SessionEvent = z.infer<typeof SessionEvent>;
