import type { LessonShape } from "../lesson/position.ts";
import type { SessionState } from "./state.ts";

/** Of each step that shows a run instead of what is the lesson's: how many frames the run has. */
export type RunFrames = Readonly<Record<string, { readonly frames: number }>>;

const NO_LESSON: LessonShape = [1];

/**
 * The lesson as it is stepped through now: where a run is shown, its frames count and not the lesson's. `own` are the runs
 * that one viewer alone sees, over those of the class. The lesson's own shape when nothing is run; one frame before there is a lesson.
 */
export function shapeNow(state: Pick<SessionState, "lesson" | "runs">, own: RunFrames = {}): LessonShape {
  const shape = state.lesson?.shape ?? NO_LESSON;
  const runs: RunFrames = { ...state.runs, ...own };
  if (Object.keys(runs).length === 0) return shape;
  return shape.map((frames, step) => runs[step]?.frames ?? frames);
}
