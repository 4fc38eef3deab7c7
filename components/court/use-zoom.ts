"use client";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { UnitRange } from "./scale.ts";

export interface Zoom {
  /** Pixels per step. */
  readonly unit: number;
  readonly fits: boolean;
  readonly closest: boolean;
  /** Zooms by a factor; the step at `anchor`, in pixels from the left edge of the scroller, stays where it is. */
  readonly by: (factor: number, anchor?: number) => void;
  readonly fit: () => void;
}

/** How far one has zoomed in, the same object as long as that stays, and the scroller kept in step with it. `before` is the room left of step 0 in the scroller. */
export function useZoom(
  scroller: React.RefObject<HTMLElement | null>,
  range: UnitRange,
  before: number,
  playhead: number,
): Zoom {
  const [chosen, setChosen] = useState<number | null>(null);
  const unit = Math.min(range.widest, Math.max(range.fit, chosen ?? range.usual));
  const anchored = useRef<{ readonly step: number; readonly at: number } | null>(null);
  const latest = useRef({ unit, range, before, playhead });
  useLayoutEffect(() => {
    latest.current = { unit, range, before, playhead };
  });
  useLayoutEffect(() => {
    const kept = anchored.current;
    anchored.current = null;
    if (kept && scroller.current) scroller.current.scrollLeft = before + kept.step * unit - kept.at;
  }, [unit, before, scroller]);
  const by = useCallback(
    (factor: number, anchor?: number) => {
      const element = scroller.current;
      const now = latest.current;
      if (!element) return;
      const next = Math.min(now.range.widest, Math.max(now.range.fit, now.unit * factor));
      if (next === now.unit) return;
      const at = anchor ?? now.before + (now.playhead + 1) * now.unit - element.scrollLeft;
      anchored.current = { step: (element.scrollLeft + at - now.before) / now.unit, at };
      now.unit = next;
      setChosen(next);
    },
    [scroller],
  );
  const fit = useCallback(() => setChosen(0), []);
  const { fit: fitting, widest } = range;
  return useMemo(
    () => ({ unit, fits: unit <= fitting, closest: unit >= widest, by, fit }),
    [unit, fitting, widest, by, fit],
  );
}
