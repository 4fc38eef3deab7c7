"use client";
import { type RefObject, useEffect } from "react";

/** How much room stays between a marked line and the edge, in lines. */
const MARGIN_LINES = 2;

/**
 * Scrolls `scroller`, and never the page, until its element with `data-next` is in sight; and with it everything with
 * `data-ends`, where both fit. It looks again when `moment` changes.
 */
export function useLineInSight(scroller: RefObject<HTMLElement | null>, moment: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment is another line.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const ends = Array.from(element.querySelectorAll<HTMLElement>("[data-next], [data-ends]"));
    const next = ends.find((end) => end.matches("[data-next]")) ?? ends[0];
    if (!next) return;
    const all = spanOf(element, ends);
    const margin = next.offsetHeight * MARGIN_LINES;
    const span = all.bottom - all.top + 2 * margin <= element.clientHeight ? all : spanOf(element, [next]);
    const top = nearest(element.scrollTop, element.clientHeight, span.top - margin, span.bottom + margin);
    const left = sidewaysTo(element, next);
    if (top === element.scrollTop && left === element.scrollLeft) return;
    element.scrollTo({ top, left, behavior: gently() });
  }, [scroller, moment]);
}

/** Where elements are inside of the scroller's content, in pixels. */
function spanOf(scroller: HTMLElement, elements: readonly HTMLElement[]): { top: number; bottom: number } {
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const boxes = elements.map((element) => element.getBoundingClientRect());
  return {
    top: Math.min(...boxes.map((box) => box.top)) - origin,
    bottom: Math.max(...boxes.map((box) => box.bottom)) - origin,
  };
}

/** As little scrolling as brings `from` to `to` into a window of `size` that stands at `now`. */
function nearest(now: number, size: number, from: number, to: number): number {
  if (from < now || to - from > size) return Math.max(0, from);
  return to > now + size ? to - size : now;
}

/** Brings the boxed part of the line that runs next into sight, sideways, if little of the line's beginning would not do. */
function sidewaysTo(scroller: HTMLElement, line: HTMLElement): number {
  const box = line.querySelector<HTMLElement>("[data-roles]")?.getBoundingClientRect();
  if (!box) return 0;
  const origin = scroller.getBoundingClientRect().left - scroller.scrollLeft;
  const gutter = line.firstElementChild?.getBoundingClientRect().width ?? 0;
  const wanted = Math.min(
    box.right + gutter / 2 - origin - scroller.clientWidth,
    box.left - origin - 2 * gutter,
  );
  return wanted > gutter ? wanted : 0;
}

function gently(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
