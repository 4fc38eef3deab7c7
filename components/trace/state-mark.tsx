import type { ReactNode } from "react";
import type { ShownState } from "../words/trace.ts";

/** The shapes that say a state without its colour, each drawn in a box of 12 by 12 in the current colour. */
const GLYPHS: Record<ShownState, ReactNode> = {
  running: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />,
  ready: <path d="M2.5 1.2 10.5 6l-8 4.8Z" fill="none" stroke="currentColor" strokeWidth={1.6} />,
  created: (
    <circle
      cx={6}
      cy={6}
      r={4.6}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeDasharray="2.4 2.4"
    />
  ),
  suspended: <path d="M1.8 1h3v10h-3ZM7.2 1h3v10h-3Z" fill="currentColor" />,
  waiting: (
    <path
      d="M2.5 1h7M2.5 11h7M3.2 1.2c0 3 5.6 6.6 5.6 9.6M8.8 1.2c0 3-5.6 6.6-5.6 9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
    />
  ),
  closed: <Check />,
  finished: <Check />,
  failed: (
    <path
      d="M1.8 1.8l8.4 8.4M10.2 1.8l-8.4 8.4"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
    />
  ),
  "cancel-requested": <Barred dashed />,
  cancelled: <Barred />,
  collected: <Barred />,
  destroyed: <Barred />,
  "never-run": <Barred dashed />,
};

function Check() {
  return (
    <path
      d="M1.2 6.6 4.4 10 10.8 2.4"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** A circle with a bar through it: nothing more comes of it. */
function Barred({ dashed = false }: { dashed?: boolean }) {
  return (
    <g fill="none" stroke="currentColor" strokeWidth={1.5}>
      <circle cx={6} cy={6} r={4.7} strokeDasharray={dashed ? "2.4 2.4" : undefined} />
      <path d="M2.7 9.3 9.3 2.7" />
    </g>
  );
}

/** The mark of a state inside of a drawing, in a box of 12 by 12 units at its origin. */
export function StateGlyph({ state }: { state: ShownState }) {
  return <g>{GLYPHS[state]}</g>;
}

/** The mark of a state beside text, as large as the text. It is decoration: the state stands in words beside it. */
export function StateMark({ state, className }: { state: ShownState; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width="0.85em"
      height="0.85em"
      className={className ?? "inline-block shrink-0"}
    >
      {GLYPHS[state]}
    </svg>
  );
}
