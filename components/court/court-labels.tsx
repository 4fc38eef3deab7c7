import { memo } from "react";
import { StateGlyph } from "../trace/state-mark.tsx";
import type { ArrowLabel, ArrowShape, SpanLabel } from "./court-shapes.ts";
import { overlaps } from "./layout-now.ts";

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
      {glyph && <StateGlyph state={state} x={x} y={y - mark / 2} size={mark} />}
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

interface PastProps<Label> {
  /** Those that may be read sooner come first. */
  readonly labels: readonly Label[];
  /** How many of them may be read by now. */
  readonly count: number;
  readonly text: number;
}

/** The texts of the spans that are over. */
export const SpanTexts = memo(function SpanTexts({ labels, count, text }: PastProps<SpanLabel>) {
  return labels.slice(0, count).map((label) => <SpanText key={label.key} label={label} text={text} />);
});

interface ArrowTextsProps extends PastProps<ArrowLabel> {
  /** The hand-over of now and its text, which stands before what it overlaps. */
  readonly now: ArrowShape | null;
  readonly nowLabel: ArrowLabel | null;
}

/** What has passed, beside each arrow. */
export const ArrowTexts = memo(function ArrowTexts(props: ArrowTextsProps) {
  const { labels, count, text, now, nowLabel } = props;
  const isClear = (label: ArrowLabel) =>
    label.arrow !== now?.arrow && !(nowLabel && overlaps(label, nowLabel));
  const past = labels.slice(0, count).filter(isClear);
  return past.map((label) => <ArrowText key={label.key} label={label} text={text} />);
});

interface ArrowTextProps {
  readonly label: ArrowLabel;
  readonly text: number;
}

const ArrowText = memo(function ArrowText({ label, text: size }: ArrowTextProps) {
  return (
    <text className="court-arrow-text" data-way={label.way} x={label.x} y={label.y} fontSize={size}>
      {label.text}
    </text>
  );
}, sameArrowText);

/** Another part of the run that comes into sight leaves the most as it is. */
function sameArrowText(
  { label: a, text }: ArrowTextProps,
  { label: b, text: other }: ArrowTextProps,
): boolean {
  return a.x === b.x && a.y === b.y && a.text === b.text && a.way === b.way && text === other;
}
