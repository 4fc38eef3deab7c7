import * as z from "zod/mini";
import { firstPosition, Position } from "../lesson/position.ts";
import { PadId, PadPlace } from "../pad/pad-id.ts";
import { wholeNumber } from "../schema.ts";
import { TraceRef } from "../trace/trace.ts";
import {
  HandPurpose,
  LessonRef,
  ParticipantId,
  ParticipantName,
  PushedText,
  Role,
  Writers,
} from "./events.ts";

export const Participant = z.object({
  id: ParticipantId,
  name: ParticipantName,
  role: Role,
  /** `removed` may join again; `banned` may not. */
  standing: z.enum(["in", "removed", "banned"]),
  /** Whether the whole class may know the name: true for whoever was host or held the baton. */
  known: z.boolean(),
});
export type Participant = z.infer<typeof Participant>;

/** A pad that the whole class sees: somebody's own, or the class's. */
export const Spotlight = z.object({
  place: PadPlace,
  /** What the class is told of whose it is; null: nothing. */
  name: z.nullable(ParticipantName),
  /** Which it is: the class's for everybody, somebody's own for hosts and its owner; null for everybody else. */
  pad: z.nullable(PadId),
});
export type Spotlight = z.infer<typeof Spotlight>;

/** Whether what happens is kept in the recording of the class. */
export const RecordingLight = z.enum(["on", "paused", "off"]);
export type RecordingLight = z.infer<typeof RecordingLight>;

/** A session at one instant, as one audience may know it. The log folds to it; `seq` stands beside it, never in it. */
export const SessionState = z.object({
  phase: z.enum(["empty", "open", "closed"]),
  lesson: z.nullable(LessonRef),
  seats: wholeNumber,
  position: Position,
  /** Steps that the class has been on, ascending. */
  visited: z.array(wholeNumber),
  /** What was run in class, by the number of the step that it is shown on, in place of the lesson's own trace. */
  runs: z._default(z.record(z.string(), TraceRef), {}),
  /** Who drives; empty before the session is opened. */
  baton: z.string(),
  people: z.record(z.string(), Participant),
  /** Raised hands, first come first. Ids only: a name needs `people`. */
  hands: z.array(ParticipantId),
  /** What raised hands are for, where it is not for a word, by id. */
  purposes: z._default(z.record(z.string(), HandPurpose), {}),
  roomLocked: z.boolean(),
  screensBlank: z.boolean(),
  followLock: z.object({ everyone: z.boolean(), ids: z.array(ParticipantId) }),
  /** How often the class was called back: a change of it ends every wandering. */
  callBacks: wholeNumber,
  /** Who may write in the pads of the class beside the hosts; `chosen` counts only while `to` says so. */
  writing: z._default(z.object({ to: Writers, chosen: z.array(ParticipantId) }), { to: "hosts", chosen: [] }),
  /** What was pushed to everybody, by the place of the pad, in order. */
  pushes: z._default(z.record(z.string(), z.array(PushedText)), {}),
  /** How often a pad was put in the spotlight. */
  spotlights: z._default(wholeNumber, 0),
  spotlight: z._default(z.nullable(Spotlight), null),
  /** The recording light. Classes from before there was one are recorded. */
  recording: z._default(RecordingLight, "on"),
  /** The host whose voice is recorded; null: nobody's. */
  voice: z._default(z.nullable(ParticipantId), null),
});
export type SessionState = z.infer<typeof SessionState>;

export const emptySession: SessionState = {
  phase: "empty",
  lesson: null,
  seats: 0,
  position: firstPosition,
  visited: [],
  runs: {},
  baton: "",
  people: {},
  hands: [],
  roomLocked: false,
  screensBlank: false,
  followLock: { everyone: false, ids: [] },
  callBacks: 0,
  purposes: {},
  writing: { to: "hosts", chosen: [] },
  pushes: {},
  spotlights: 0,
  spotlight: null,
  recording: "off",
  voice: null,
};

/** Who is in the class now, in the order of joining. */
export function peopleIn(state: SessionState): Participant[] {
  return Object.values(state.people).filter((one) => one.standing === "in");
}

/** The participant, if in the class now. */
export function presentParticipant(state: SessionState, id: ParticipantId): Participant | undefined {
  const one = state.people[id];
  return one?.standing === "in" ? one : undefined;
}
