import { memo } from "react";
import { StateGlyph } from "../trace/state-mark.tsx";
import type { ArrowLabel, SpanLabel } from "./court-shapes.ts";

/** The text inside of a span, with the mark of its state where there is one. */
export const SpanText = memo(function SpanText({ label, text: size }: { label: SpanLabel; text: number }) {
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
});

/** What passes, beside its arrow. */
export const ArrowText = memo(function ArrowText({ label, text: size }: { label: ArrowLabel; text: number }) {
  return (
    <text className="court-arrow-text" data-way={label.way} x={label.x} y={label.y} fontSize={size}>
      {label.text}
    </text>
  );
});
