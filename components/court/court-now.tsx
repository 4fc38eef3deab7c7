import { crossPath, headPath, shaftPath } from "./court-drawing.tsx";
import { ArrowTexts, SpanText, SpanTexts } from "./court-labels.tsx";
import type { CourtShapes, CourtSight, LabelShape } from "./court-shapes.ts";
import type { NowShapes } from "./layout-now.ts";
import { roundedRect } from "./layout-spans.ts";
import { firstAfter } from "./span-at.ts";

interface CourtNowProps {
  readonly shapes: CourtShapes;
  readonly now: NowShapes;
  readonly sight: CourtSight;
  readonly index: number;
  readonly top: number;
}

/** What the playhead brings out: the texts of what has been, whoever runs, and the hand-over of this very step. */
export function CourtNow({ shapes, now, sight, index, top }: CourtNowProps) {
  const { running, arrow, arrowLabel } = now;
  const { text } = sight;
  const past = <Label extends LabelShape>(labels: readonly Label[]) => ({
    labels,
    count: firstAfter(labels, index, ({ since }) => since),
    text,
  });
  return (
    <svg aria-hidden className="court-drawing" style={{ top }}>
      <SpanTexts {...past(shapes.spanLabels)} />
      <ArrowTexts {...past(shapes.arrowLabels)} now={arrow} nowLabel={arrowLabel} />
      {running && <path className="court-span" data-look="now" d={runningPath(running, sight.bar * 0.3)} />}
      {now.spanLabels.map((label) => (
        <SpanText key={label.key} label={label} text={text} />
      ))}
      {arrow && (
        <g className="court-arrow-now" data-way={arrow.way}>
          <path className="court-arrow" data-way={arrow.way} d={shaftPath(arrow)} />
          <path className="court-head" data-way={arrow.way} d={headPath(arrow, sight.bar)} />
          <path className="court-cross" d={crossPath(arrow, sight.bar)} />
        </g>
      )}
    </svg>
  );
}

/** Cut off straight at the playhead where it goes on after it. */
function runningPath(
  { x, y, width, height, ends }: NonNullable<NowShapes["running"]>,
  corner: number,
): string {
  return roundedRect(x, y, width, height, corner, ends ? corner : 0);
}

interface LabelNowProps {
  readonly now: NowShapes;
  readonly sight: CourtSight;
  readonly top: number;
}

/** The text of the hand-over of now stands before everything else, the playhead included. */
export function LabelNow({ now: { arrowLabel }, sight, top }: LabelNowProps) {
  if (!arrowLabel) return null;
  const { x, y, width, height, way, text } = arrowLabel;
  const style = {
    left: x,
    top: top + y - height / 2,
    width,
    height,
    lineHeight: `${height}px`,
    fontSize: sight.text,
  };
  return (
    <span aria-hidden className="court-label-now" data-way={way} style={style}>
      {text}
    </span>
  );
}
