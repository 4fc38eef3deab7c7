import { memo } from "react";
import type { ArrowShape, CourtShapes, CourtSight, SpanLook } from "./court-shapes.ts";

interface CourtDrawingProps {
  readonly shapes: CourtShapes;
  readonly sight: CourtSight;
  /** How far the top of the first lane is below that of the drawing. */
  readonly top: number;
  /** Makes the names of the patterns its own, where a page has several courts. */
  readonly id: string;
}

/** Lanes, spans and arrows, which do not change with the playhead. */
export const CourtDrawing = memo(function CourtDrawing(props: CourtDrawingProps) {
  const { shapes, sight, top, id } = props;
  return (
    <svg aria-hidden className="court-drawing" style={{ top }}>
      <Hatching id={id} />
      <path className="court-arrow" data-way="to" d={arrowsPath(shapes.arrows, "to")} />
      <path className="court-arrow" data-way="back" d={arrowsPath(shapes.arrows, "back")} />
      {shapes.spans.map(({ key, look, path }) => (
        <path key={key} className="court-span" data-look={look} d={path} fill={fillOf(look, id)} />
      ))}
      <path className="court-head" data-way="to" d={headsPath(shapes.arrows, "to", sight.bar)} />
      <path className="court-head" data-way="back" d={headsPath(shapes.arrows, "back", sight.bar)} />
      <path className="court-cross" d={crossesPath(shapes.arrows, sight.bar)} />
      <path className="court-dot" d={dotsPath(shapes.arrows, sight.bar)} />
    </svg>
  );
});

function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width={8}
        height={8}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="court-hatch-ground" width={8} height={8} />
        <rect className="court-hatch" width={3} height={8} />
      </pattern>
    </defs>
  );
}

function fillOf(look: SpanLook, id: string): string | undefined {
  return look === "suspended" || look === "waiting" ? `url(#${id}-hatch)` : undefined;
}

function arrowsPath(arrows: readonly ArrowShape[], way: ArrowShape["way"]): string {
  return arrows.map((arrow) => (arrow.way === way ? shaftPath(arrow) : "")).join("");
}

/** The line of one arrow. One that is refused stops short; one to oneself is a hop. */
export function shaftPath({ x, y1, y2, fromRow, toRow }: ArrowShape): string {
  const px = x.toFixed(1);
  if (fromRow === toRow) return `M${(x - 14).toFixed(1)} ${y1}q7 -18 14 0`;
  return `M${px} ${y1}V${y2}`;
}

function headsPath(arrows: readonly ArrowShape[], way: ArrowShape["way"], bar: number): string {
  return arrows.map((arrow) => (arrow.way === way ? headPath(arrow, bar) : "")).join("");
}

/** The head of one arrow; what is refused has its cross there instead. */
export function headPath({ x, y1, y2, fromRow, toRow, refused }: ArrowShape, bar: number): string {
  if (refused || fromRow === toRow) return "";
  const [half, long] = [bar * 0.27, bar * 0.5 * Math.sign(y2 - y1)];
  return `M${x.toFixed(1)} ${y2}l${-half} ${-long}h${2 * half}z`;
}

function crossesPath(arrows: readonly ArrowShape[], bar: number): string {
  return arrows.map((arrow) => crossPath(arrow, bar)).join("");
}

/** The cross at which a refused arrow bounces off. */
export function crossPath({ x, y1, y2, fromRow, toRow, refused }: ArrowShape, bar: number): string {
  if (!refused) return "";
  const half = bar * 0.22;
  const y = fromRow === toRow ? y2 - half : y2 - Math.sign(y2 - y1) * half;
  return `M${x - half} ${y - half}l${2 * half} ${2 * half}M${x - half} ${y + half}l${2 * half} ${-2 * half}`;
}

function dotsPath(arrows: readonly ArrowShape[], bar: number): string {
  const r = bar * 0.2;
  return arrows
    .flatMap(({ x, dots }) =>
      dots.map((y) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`),
    )
    .join("");
}
