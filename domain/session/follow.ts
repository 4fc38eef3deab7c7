import { clamp, type LessonShape, type Position, samePosition } from "../lesson/position.ts";
import type { ParticipantId } from "./events.ts";
import { shapeNow } from "./shape-now.ts";
import type { SessionState } from "./state.ts";

/**
 * Where one viewer looks. Pure and local: the server is told by presence, but nothing is decided on it.
 *
 *   following --look elsewhere, not locked--> own
 *   own --return | called back | locked | it is theirs to drive--> following
 */
export interface Follow {
  readonly mode: "following" | "own";
  /** What this viewer looks at. */
  readonly position: Position;
  /** The call-backs seen so far: one more ends the wandering. */
  readonly callBacks: number;
}

/** Whether this viewer may not wander off. Whoever drives cannot be locked: the class is where they are. */
export function isLocked(state: SessionState, self: ParticipantId | null): boolean {
  if (self === null || state.phase !== "open") return false;
  if (state.people[self]?.role === "host" || state.baton === self) return false;
  return state.followLock.everyone || state.followLock.ids.includes(self);
}

/** A viewer who is with the class. */
export function followClass(state: SessionState): Follow {
  return { mode: "following", position: state.position, callBacks: state.callBacks };
}

/** The viewer after the session has changed to `state`. */
export function afterChange(follow: Follow, state: SessionState, self: ParticipantId | null): Follow {
  const drives = self !== null && state.baton === self && state.phase === "open";
  const called = state.callBacks > follow.callBacks;
  if (follow.mode === "following" || drives || called || isLocked(state, self)) return followClass(state);
  return follow;
}

/**
 * The viewer after looking at `to`: away from the class breaks away, back on its very frame does not return by itself.
 * `shape` is what this viewer steps through, who may see runs of their own.
 */
export function look(
  follow: Follow,
  state: SessionState,
  self: ParticipantId | null,
  to: Position,
  shape: LessonShape = shapeNow(state),
): Follow {
  const position = clamp(shape, to);
  return samePosition(position, follow.position) ? follow : breakAway(follow, state, self, position);
}

/** The viewer on their own at `position`, even where the class is: what they see there may be theirs alone. Stays when locked. */
export function breakAway(
  follow: Follow,
  state: SessionState,
  self: ParticipantId | null,
  position: Position,
): Follow {
  return isLocked(state, self) ? follow : { mode: "own", position, callBacks: state.callBacks };
}
