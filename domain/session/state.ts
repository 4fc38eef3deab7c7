import * as z from "zod/mini";
import { firstPosition, Position } from "../lesson/position.ts";
import { wholeNumber } from "../schema.ts";
import { TraceRef } from "../trace/trace.ts";
import { LessonRef, ParticipantId, ParticipantName, Role } from "./events.ts";

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
  roomLocked: z.boolean(),
  screensBlank: z.boolean(),
  followLock: z.object({ everyone: z.boolean(), ids: z.array(ParticipantId) }),
  /** How often the class was called back: a change of it ends every wandering. */
  callBacks: wholeNumber,
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
