import type { ShownState } from "../words/trace.ts";
import { placedPath, STATE_SHAPES, type StateShape } from "./state-shapes.ts";

interface StateGlyphProps {
  readonly state: ShownState;
  /** The corner of its box, and the length of its sides, in units of the drawing. */
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
}

/** The side of the box that the shapes are drawn in. */
const BOX = 12;

/** The mark of a state inside of a drawing, in the current colour. */
export function StateGlyph({ state, x = 0, y = 0, size = BOX }: StateGlyphProps) {
  const scale = size / BOX;
  return STATE_SHAPES[state].map((shape) => (
    <path key={shape.path} d={placedPath(shape.path, x, y, scale)} {...paintOf(shape, scale)} />
  ));
}

function paintOf({ line, dashes, round }: StateShape, scale: number) {
  if (line === undefined) return { fill: "currentColor" };
  return {
    fill: "none",
    stroke: "currentColor",
    strokeWidth: line * scale,
    strokeDasharray: dashes?.map((length) => length * scale).join(" "),
    strokeLinecap: round ? ("round" as const) : undefined,
    strokeLinejoin: round ? ("round" as const) : undefined,
  };
}

/** The mark of a state beside text, as large as the text. It is decoration: the state stands in words beside it. */
export function StateMark({ state, className }: { state: ShownState; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${BOX} ${BOX}`}
      width="0.85em"
      height="0.85em"
      className={className ?? "inline-block shrink-0"}
    >
      <StateGlyph state={state} />
    </svg>
  );
}
