import { clamp, type Position } from "../../domain/lesson/position.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { peopleIn, type SessionState } from "../../domain/session/state.ts";
import { runOn, unconnected } from "../live/live-view.ts";
import type { SessionView } from "../session-source.ts";

/** Before anything was fetched. */
export const nothingSeen: SessionView = unconnected;

/** What a viewer of a replay sees: the class at that instant, or the place to which they went by themselves. */
export function replayView(state: SessionState, wandered: Position | null): SessionView {
  if (!state.lesson) return nothingSeen;
  const shape = shapeNow(state);
  const position = clamp(shape, wandered ?? state.position);
  return {
    ...nothingSeen,
    line: { is: "live" },
    state,
    position,
    mode: wandered ? "own" : "following",
    shape,
    run: runOn(position.step, state, {}),
    presence: { online: 0, joined: peopleIn(state).length, people: {} },
  };
}
