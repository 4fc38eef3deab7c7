import * as z from "zod/mini";
import { Position } from "../lesson/position.ts";
import { PadId, PadPlace } from "../pad/pad-id.ts";
import { positiveNumber, text, wholeNumber } from "../schema.ts";
import { TraceRef } from "../trace/trace.ts";
import { HandPurpose, LessonRef, LockTarget, ParticipantId, PushedText, Role, Writers } from "./events.ts";

const person = { id: ParticipantId };
const typedName = text(0, 1000);

/** What a connected participant may ask for. `decide` says whether it is granted. */
export const ClientCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("step/move"), to: Position }),
  z.object({ type: z.literal("run/put-away"), step: wholeNumber }),
  z.object({ type: z.literal("baton/pass"), ...person }),
  z.object({ type: z.literal("baton/take") }),
  z.object({ type: z.literal("class/call-back") }),
  z.object({ type: z.literal("following/lock"), who: LockTarget }),
  z.object({ type: z.literal("following/release"), who: LockTarget }),
  z.object({ type: z.literal("screens/blank") }),
  z.object({ type: z.literal("screens/show") }),
  z.object({ type: z.literal("room/lock") }),
  z.object({ type: z.literal("room/unlock") }),
  z.object({ type: z.literal("hand/raise"), purpose: z.optional(HandPurpose) }),
  z.object({ type: z.literal("hand/lower"), ...person }),
  z.object({ type: z.literal("participant/rename"), ...person, name: typedName }),
  z.object({ type: z.literal("participant/remove"), ...person }),
  z.object({ type: z.literal("participant/ban"), ...person }),
  z.object({ type: z.literal("participant/unban"), ...person }),
  z.object({ type: z.literal("role/give"), ...person, role: Role }),
  z.object({ type: z.literal("writing/allow"), to: Writers }),
  z.object({ type: z.literal("writer/choose"), ...person }),
  z.object({ type: z.literal("writer/release"), ...person }),
  // Shows a person's own pad to the class, with their name or without; or the class's, which has none.
  z.object({ type: z.literal("pad/spotlight"), pad: PadId, named: z.boolean() }),
  z.object({ type: z.literal("spotlight/end") }),
  // Gives what stands in this pad to everybody. The server reads the text and asks for `pad/hand-out`.
  z.object({ type: z.literal("pad/push"), pad: PadId }),
  z.object({ type: z.literal("recording/start") }),
  z.object({ type: z.literal("recording/pause") }),
  z.object({ type: z.literal("recording/stop") }),
  // One voice at a time: that of the host who asks.
  z.object({ type: z.literal("voice/start") }),
  z.object({ type: z.literal("voice/stop") }),
  z.object({ type: z.literal("session/close") }),
]);
export type ClientCommand = z.infer<typeof ClientCommand>;

/** What the server asks for on behalf of somebody who comes by HTTP: for a newcomer it names their new id as the actor. */
export const EntryCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session/open"),
    lesson: LessonRef,
    hostName: typedName,
    seats: positiveNumber,
    /** Whether the class is recorded from its beginning; absent: it is. */
    recorded: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal("participant/join"), name: typedName }),
  // The server has read the trace itself: what the class is told of it does not come from a client.
  z.object({ type: z.literal("run/show"), step: wholeNumber, run: TraceRef }),
  // The server has read the pad and kept its text: a client names neither text nor hash.
  z.object({ type: z.literal("pad/hand-out"), place: PadPlace, text: PushedText }),
]);
export type EntryCommand = z.infer<typeof EntryCommand>;

export type Command = ClientCommand | EntryCommand;

/** Made by the client once per intent and kept over retries: the same id is never carried out twice. */
export const CommandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));
export type CommandId = z.infer<typeof CommandId>;
