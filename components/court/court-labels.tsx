import { memo } from "react";
import { StateGlyph } from "../trace/state-mark.tsx";
import type { ArrowLabel, SpanLabel } from "./court-shapes.ts";

interface SpanTextProps {
  readonly label: SpanLabel;
  /** The size of the court's text, in pixels. */
  readonly text: number;
}

/** The text inside of a span, with the mark of its state where there is one. */
export const SpanText = memo(function SpanText({ label, text: size }: SpanTextProps) {
  const { x, y, look, state, glyph, text } = label;
  const mark = size * 0.72;
  return (
    <g className="court-span-text" data-look={look}>
      {glyph && (
        <g transform={`translate(${x} ${y - mark / 2}) scale(${mark / 12})`}>
          <StateGlyph state={state} />
        </g>
      )}
      {text && (
        <text x={glyph ? x + size * 0.9 * 1.15 : x} y={y} fontSize={size * 0.9}>
          {text}
        </text>
      )}
    </g>
  );
}, sameSpanText);

/** Most lanes stay as they are while one steps: their texts are made anew, and alike. */
function sameSpanText({ label: a, text }: SpanTextProps, { label: b, text: other }: SpanTextProps): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.text === b.text &&
    a.state === b.state &&
    a.look === b.look &&
    text === other
  );
}

/** What passes, beside its arrow. */
export const ArrowText = memo(function ArrowText({ label, text: size }: { label: ArrowLabel; text: number }) {
  return (
    <text className="court-arrow-text" data-way={label.way} x={label.x} y={label.y} fontSize={size}>
      {label.text}
    </text>
  );
});
