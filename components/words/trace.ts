import type { TracedTask } from "../../domain/trace/trace.ts";
import type { FrameState } from "../../domain/trace/trace-state.ts";

/** Every state that a frame or a task may be in. */
export type ShownState = FrameState | TracedTask["state"];

/** States in words, as names of frames end with them: 'averager, suspended'. */
export const stateWords: Record<ShownState, string> = {
  created: "created",
  running: "running",
  waiting: "waiting",
  suspended: "suspended",
  closed: "closed",
  failed: "failed",
  collected: "collected",
  "never-run": "never run",
  ready: "ready",
  "cancel-requested": "cancel requested",
  finished: "finished",
  cancelled: "cancelled",
  destroyed: "destroyed",
};
