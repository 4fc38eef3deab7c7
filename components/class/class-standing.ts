import type { SessionView } from "../../client/session-source.ts";

/** How a viewer stands to the class: one of these at a time. */
export type ClassStanding = "following" | "own" | "locked" | "reconnecting" | "ended";

/** What the chip says. A class that has ended needs no line; a cut line is worth more words than a lock. Pure. */
export function standingOf(view: Pick<SessionView, "line" | "state" | "locked" | "mode">): ClassStanding {
  if (view.state.phase === "closed") return "ended";
  if (view.line.is !== "live") return "reconnecting";
  if (view.locked) return "locked";
  return view.mode;
}
