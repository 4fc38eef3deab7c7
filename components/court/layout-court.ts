import type { Court } from "../../domain/trace/court-model.ts";
import type { CourtShapes, CourtSight, CourtTexts } from "./court-shapes.ts";
import { layoutArrows } from "./layout-arrows.ts";
import { layoutSpans } from "./layout-spans.ts";
import { layoutTicks } from "./layout-ticks.ts";

/**
 * What is drawn of a court in one view: only what is in sight, found by halving, so that its cost follows the
 * view and not the trace. No two texts overlap, and no text lies on an arrow. It does not depend on the playhead.
 */
export function layoutCourt(court: Court, view: CourtSight, texts: CourtTexts): CourtShapes {
  return {
    ...layoutSpans(court, view, texts),
    ...layoutArrows(court, view, texts),
    ticks: layoutTicks(court, view),
  };
}
