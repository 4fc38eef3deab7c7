import type { Court } from "../../domain/trace/court-model.ts";
import {
  type ArrowLabel,
  type ArrowShape,
  type CourtSight,
  monoWidth,
  type SpanLabel,
} from "./court-shapes.ts";
import type { CourtScript } from "./court-texts.ts";
import {
  gapMiddle,
  gapsOf,
  LINE,
  labelMargin,
  labelOf,
  linesOf,
  rowsByLane,
  shapeArrow,
} from "./layout-arrows.ts";
import { type Box, boxOf, lookOf, spanLabelOf } from "./layout-spans.ts";
import { arrowAt, spanAt } from "./span-at.ts";

/** What is drawn over the court at one step: whoever runs, in the baton's colour, and the hand-over of this very step. */
export interface NowShapes {
  /** `ends`: its span is over with this step. */
  readonly running: (Box & { readonly ends: boolean }) | null;
  /** The texts of the spans that are not over yet, in the room that they have up to the playhead. */
  readonly spanLabels: readonly SpanLabel[];
  readonly arrow: ArrowShape | null;
  readonly arrowLabel: ArrowLabel | null;
}

/** The playhead stands where the step ends. */
export function playheadX(index: number, unit: number): number {
  return (index + 1) * unit;
}

/** What changes with the playhead. */
export function layoutNow(court: Court, sight: CourtSight, script: CourtScript, index: number): NowShapes {
  let running: NowShapes["running"] = null;
  const spanLabels: SpanLabel[] = [];
  sight.rows.forEach((at, row) => {
    const lane = court.lanes[at];
    const span = lane && spanAt(lane, index);
    if (!lane || !span) return;
    const box = boxOf({ from: span.from, to: index + 1 }, lane, row, sight);
    if (span.state === "running") running = { ...box, ends: span.to === index + 1 };
    if (span.state !== "running" && span.to <= index + 1) return;
    const soFar = { ...span, to: index + 1 };
    const look = span.state === "running" ? "now" : lookOf(lane, span);
    const label = spanLabelOf(soFar, look, box, script.span(at, soFar), sight);
    if (label) spanLabels.push({ ...label, key: `now/${lane.frame}` });
  });
  return { running, spanLabels, ...arrowNow(court, sight, script, index) };
}

function arrowNow(court: Court, sight: CourtSight, script: CourtScript, index: number) {
  const at = arrowAt(court.arrows, index);
  const arrow = court.arrows[at];
  const shape = arrow ? shapeArrow(arrow, at, rowsByLane(sight), sight) : null;
  if (!shape) return { arrow: null, arrowLabel: null };
  const [text = ""] = script.arrow(at);
  const width = monoWidth(text, sight.text);
  const margin = labelMargin(shape, sight);
  const right = shape.x + margin;
  const gap = gapsOf(shape)[0] ?? 0;
  const [first = 0, second = first] = linesOf(gap, sight);
  const fits = right + width <= sight.end;
  // On the left, the text of the arrow before is likely to stand on the first line.
  const x = fits ? right : Math.max(0, shape.x - margin - width);
  const y = gapMiddle(gap, sight) + (fits ? first : second);
  return { arrow: shape, arrowLabel: labelOf(shape, text, { x, y, width, height: sight.text * LINE }) };
}

/** Whether two texts touch. */
export function overlaps(a: Omit<ArrowLabel, "way">, b: Omit<ArrowLabel, "way">): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
