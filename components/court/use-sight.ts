"use client";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

interface Window {
  /** Steps, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/**
 * The steps to draw for where the scroller stands: what is in sight and as much again on either side, in leaps of
 * half a screen, so that scrolling seldom draws anew.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  unit: number,
  room: number,
  length: number,
): Window {
  const leap = Math.max(1, Math.ceil(room / 2 / unit));
  const [first, setFirst] = useState(0);
  const look = useCallback(() => {
    const left = scroller.current?.scrollLeft ?? 0;
    // Another run may be over before where this one was looked at.
    const step = Math.min(left / unit, length);
    setFirst(Math.max(0, Math.floor(step / leap) - 1) * leap);
  }, [scroller, unit, leap, length]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener("scroll", look, { passive: true });
    return () => element?.removeEventListener("scroll", look);
  }, [scroller, look]);
  const from = Math.min(first, Math.max(0, length - 1));
  return { from, to: Math.min(length, from + 5 * leap) };
}

/** Keeps the playhead in sight: once it comes near an edge, the scroller turns over like a page; while dragged, it is nudged. */
export function usePlayheadInSight(
  scroller: RefObject<HTMLElement | null>,
  x: number,
  /** The free room to the left of step 0 that stays in sight while all else scrolls, in pixels. */
  names: number,
  margin: number,
  dragged: boolean,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const room = element.clientWidth - names;
    const at = x - element.scrollLeft;
    if (at >= margin && at <= room - margin) return;
    const before = at < margin;
    const place = dragged ? (before ? margin : room - margin) : room * (before ? 0.7 : 0.3);
    element.scrollLeft = x - place;
  }, [scroller, x, names, margin, dragged]);
}

/** Keeps a lane in sight where there are more than fit; the page itself stays where it is. */
export function useLaneInSight(
  scroller: RefObject<HTMLElement | null>,
  /** The top of the lane's bar, or null when no lane runs, and the free room to leave above and below it. In pixels. */
  y: number | null,
  above: number,
  below: number,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || y === null) return;
    const { scrollTop, clientHeight } = element;
    if (y - above < scrollTop) element.scrollTop = y - above;
    else if (y + below > scrollTop + clientHeight) element.scrollTop = y + below - clientHeight;
  }, [scroller, y, above, below]);
}
