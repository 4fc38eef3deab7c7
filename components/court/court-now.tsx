import { crossPath, headPath, shaftPath } from "./court-drawing.tsx";
import { ArrowText, SpanText } from "./court-labels.tsx";
import type { CourtShapes, CourtSight } from "./court-shapes.ts";
import { type NowShapes, overlaps } from "./layout-now.ts";
import { roundedRect } from "./layout-spans.ts";

interface CourtNowProps {
  readonly shapes: CourtShapes;
  readonly now: NowShapes;
  readonly sight: CourtSight;
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** What the playhead brings out: the texts of what has been, whoever runs, and the hand-over of this very step. */
export function CourtNow({ shapes, now, sight, index, width, height, top }: CourtNowProps) {
  const x = sight.from * sight.unit;
  const { running, arrow, arrowLabel } = now;
  const isClear = (label: CourtShapes["arrowLabels"][number]) =>
    label.arrow !== arrow?.arrow && !(arrowLabel && overlaps(label, arrowLabel));
  return (
    <svg
      aria-hidden
      className="court-drawing"
      style={{ left: x }}
      width={width - x}
      height={height}
      viewBox={`${x} ${-top} ${width - x} ${height}`}
    >
      {shapes.spanLabels.map(
        (label) => label.since <= index && <SpanText key={label.key} label={label} text={sight.text} />,
      )}
      {shapes.arrowLabels.map(
        (label) =>
          label.since <= index &&
          isClear(label) && <ArrowText key={label.key} label={label} text={sight.text} />,
      )}
      {running && <path className="court-span" data-look="now" d={runningPath(running, sight.bar * 0.3)} />}
      {now.spanLabels.map((label) => (
        <SpanText key={label.key} label={label} text={sight.text} />
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
