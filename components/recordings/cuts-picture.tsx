"use client";
import { type PointerEvent, useRef, useState } from "react";
import type { Span } from "../../domain/recording/recording.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { recordingsWords } from "../words/recordings.ts";
import { type CutsDraft, leftOf, leftOut, lengthOf } from "./cuts-draft.ts";

interface CutsPictureProps {
  readonly draft: CutsDraft;
  readonly lasted: number;
  /** A stretch was drawn over it, which may be hidden next. */
  readonly onDrawn: (span: Span) => void;
}

/** Shorter than this nobody draws: it was a press. In ms. */
const SHORTEST = 1000;

/** The time of a class from left to right: what is left is solid, what is left out is hatched. The fields below do all that drawing does. */
export function CutsPicture({ draft, lasted, onDrawn }: CutsPictureProps) {
  const { drawn, ...drawing } = useDrawing(lasted, onDrawn);
  const left = lengthOf(leftOf(draft, lasted));
  return (
    <div className="grid gap-1.5">
      <div
        role="img"
        aria-label={recordingsWords.cuts.picture(timeWords(left), timeWords(lasted))}
        {...drawing}
        className="relative h-11 cursor-crosshair touch-none select-none overflow-hidden rounded-control border border-edge bg-ink"
      >
        {leftOut(draft, lasted).map((span) => (
          <div
            key={span.from}
            className="absolute inset-y-0 bg-[repeating-linear-gradient(45deg,var(--color-suspended-soft)_0_6px,var(--color-edge)_6px_8px)]"
            style={placeOf(span, lasted)}
          />
        ))}
        {drawn && (
          <div
            className="absolute inset-y-0 border-gen border-x-3 bg-gen-soft/60"
            style={placeOf(drawn, lasted)}
          />
        )}
      </div>
      <p aria-hidden className="flex justify-between gap-3 text-[0.8125rem] text-soft tabular-nums">
        <span>{timeWords(0)}</span>
        <span className="font-semibold">
          {drawn
            ? recordingsWords.cuts.range(timeWords(drawn.from), timeWords(drawn.to))
            : recordingsWords.cuts.picture(timeWords(left), timeWords(lasted))}
        </span>
        <span>{timeWords(lasted)}</span>
      </p>
    </div>
  );
}

/** Drawing over the picture with a pointer. */
function useDrawing(lasted: number, onDrawn: (span: Span) => void) {
  const start = useRef<number>(null);
  const [drawn, setDrawn] = useState<Span | null>(null);
  const timeAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width)) * lasted;
  };
  const spanTo = (event: PointerEvent<HTMLElement>): Span | null => {
    if (start.current === null) return null;
    const at = timeAt(event);
    return { from: Math.min(start.current, at), to: Math.max(start.current, at) };
  };
  const end = (): void => {
    start.current = null;
    setDrawn(null);
  };
  return {
    drawn,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = timeAt(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => setDrawn(spanTo(event)),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const span = spanTo(event);
      end();
      if (span && span.to - span.from >= SHORTEST) onDrawn(span);
    },
    onPointerCancel: end,
  };
}

function placeOf({ from, to }: Span, lasted: number) {
  return { left: `${(from / lasted) * 100}%`, width: `${((to - from) / lasted) * 100}%` };
}
