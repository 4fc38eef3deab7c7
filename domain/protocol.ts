import * as z from "zod/mini";
import { Position } from "./lesson/position.ts";
import { PadId } from "./pad/pad-id.ts";
import { RoomCode } from "./room-code.ts";
import { amount, text, wholeNumber } from "./schema.ts";
import { ClientCommand, CommandId } from "./session/commands.ts";
import { ParticipantId, Role, Seq } from "./session/events.ts";
import { Base, Batch, Epoch } from "./session/reader.ts";

/**
 * What goes over the socket, described in PROTOCOL.md. A test ties this number to a hash of the schemas below:
 * a change of what is on the wire needs a new number, and a client of another number is told to reload.
 */
export const PROTOCOL_VERSION = 5;

/** The largest frame that a client may send, in bytes. */
export const MAX_CLIENT_FRAME = 64 * 1024;

/** Names of the socket's messages. */
export const TO_SERVER = { hello: "hello", command: "command", catchUp: "catch-up", look: "look" } as const;
export const TO_CLIENT = { batch: "batch", base: "base", presence: "presence", bye: "bye" } as const;

/** Names of the messages about pads begin with this. What they hold is in `pad/pad-protocol.ts`, for pages with a pad open. */
export const PAD_PREFIX = "pad/";

/** Why a request on the socket was not carried out, beside the rejections of `decide`. */
export const WireError = z.enum([
  "bad-message",
  "unknown-message",
  "too-large",
  "too-fast",
  "other-protocol",
  "no-such-class",
  "hello-first",
  "not-joined",
  "unavailable",
]);
export type WireError = z.infer<typeof WireError>;

/** First message on a socket: who speaks, as what, and what they have already. */
export const Hello = z.object({
  protocol: z.int(),
  code: RoomCode,
  as: z.enum(["participant", "screen"]),
  /** Stands in for the cookie where the browser did not send it. */
  resumeToken: z.optional(text(0, 200)),
  have: z.optional(z.object({ epoch: Epoch, seq: Seq })),
});
export type Hello = z.infer<typeof Hello>;

/** Who the server takes the socket for; null for a screen. */
export const Self = z.object({ id: ParticipantId, role: Role });
export type Self = z.infer<typeof Self>;

/** Where one person is: volatile, never logged. */
export const Whereabouts = z.object({
  online: z.boolean(),
  position: z.nullable(Position),
  mode: z.enum(["following", "own"]),
  /** Which pad they have open, of the class or of their own. */
  pad: z.optional(PadId),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

/** A summary of who is there. `people` goes to hosts only: all of them when `whole`, else those that changed (null: gone). */
export const Presence = z.object({
  /** Students online now. */
  online: wholeNumber,
  /** Students in the class, online or away. */
  joined: wholeNumber,
  /** The head of the session's log: a reader that is behind it has missed a batch. */
  head: Seq,
  whole: z.boolean(),
  people: z.optional(z.record(z.string(), z.nullable(Whereabouts))),
});
export type Presence = z.infer<typeof Presence>;

/** What a hello or a catch-up is answered with: the tail as a batch, or a base to start anew from, whichever is shorter. */
export const Resume = z.discriminatedUnion("with", [
  z.object({ with: z.literal("tail"), batch: Batch }),
  z.object({ with: z.literal("base"), base: Base }),
]);
export type Resume = z.infer<typeof Resume>;

export const HelloAnswer = z.object({
  self: z.nullable(Self),
  resume: Resume,
  presence: Presence,
  /** Milliseconds since the session opened, by the server's clock, when it answered. */
  at: amount,
});
export type HelloAnswer = z.infer<typeof HelloAnswer>;

/** A request, with an id that stays the same over retries. */
export const CommandRequest = z.object({ id: CommandId, command: ClientCommand });
export type CommandRequest = z.infer<typeof CommandRequest>;

/** The command is durable: its events end at `seq`. */
export const CommandAnswer = z.object({ seq: Seq });
export type CommandAnswer = z.infer<typeof CommandAnswer>;

export const CatchUp = z.object({ have: z.object({ epoch: Epoch, seq: Seq }) });
export type CatchUp = z.infer<typeof CatchUp>;

/** Volatile: where this viewer looks. At most ten a second; not acknowledged. */
export const Look = z.object({
  position: Position,
  mode: z.enum(["following", "own"]),
  pad: z.optional(PadId),
});
export type Look = z.infer<typeof Look>;

/** A reader must start anew, since their audience changed or they fell behind; `self` as in the answer to a hello. */
export const BaseNews = z.object({ base: Base, self: z.nullable(Self) });
export type BaseNews = z.infer<typeof BaseNews>;

/** Why the server closes a socket. */
export const ByeReason = z.enum([
  "draining",
  "slow",
  "removed",
  "banned",
  "abuse",
  "other-protocol",
  "unavailable",
  "bad-message",
]);
export type ByeReason = z.infer<typeof ByeReason>;

/** Last message on a socket: whether coming back makes sense, and how long to wait at the least, in milliseconds. */
export const Bye = z.object({ reason: ByeReason, resumable: z.boolean(), waitMs: amount });
export type Bye = z.infer<typeof Bye>;

/** How every request on the socket is answered. The error is a `WireError` or a rejection of `decide`. */
export const Answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: text(1, 40) }),
]);
export type Answer = z.infer<typeof Answer>;

/** Everything that can be on the wire, for the test that guards `PROTOCOL_VERSION`. */
export const WIRE_SCHEMAS = {
  Hello,
  HelloAnswer,
  CommandRequest,
  CommandAnswer,
  CatchUp,
  Resume,
  Look,
  Batch,
  BaseNews,
  Presence,
  Bye,
  Answer,
  WireError,
};
