"use client";
import { type RefObject, useEffect } from "react";

/**
 * Lets the Tab key reach what scrolls sideways, and only while it does: whoever has no mouse can then read the ends
 * of long lines with the arrow keys. `selector` finds the scrollers inside of `root`; without one it is `root` itself.
 */
export function useScrollStops(
  root: RefObject<HTMLElement | null>,
  selector: string | null,
  content: unknown,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content is another set of scrollers.
  useEffect(() => {
    if (!root.current) return;
    const found = selector ? root.current.querySelectorAll<HTMLElement>(selector) : [root.current];
    const scrollers = Array.from(found);
    const sizes = new ResizeObserver(() => {
      for (const scroller of scrollers) markScroller(scroller);
    });
    for (const scroller of scrollers) sizes.observe(scroller);
    return () => sizes.disconnect();
  }, [root, selector, content]);
}

function markScroller(scroller: HTMLElement): void {
  if (scroller.scrollWidth > scroller.clientWidth + 1) scroller.tabIndex = 0;
  else scroller.removeAttribute("tabindex");
}
