import { firstPosition, samePosition } from "../../domain/lesson/position.ts";
import type { SessionState } from "../../domain/session/state.ts";

export type ScreenShows = "nothing-yet" | "waiting" | "lesson" | "blank" | "ended";

/** The code fills the screen until the class has moved off its first frame: until then people are coming in. Pure. */
export function screenShows(
  state: Pick<SessionState, "phase" | "screensBlank" | "position" | "visited">,
): ScreenShows {
  if (state.phase === "empty") return "nothing-yet";
  if (state.phase === "closed") return "ended";
  if (state.screensBlank) return "blank";
  return state.visited.length > 1 || !samePosition(state.position, firstPosition) ? "lesson" : "waiting";
}
