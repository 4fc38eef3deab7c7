"use client";
import { type RefObject, useEffect } from "react";

/**
 * Lets the Tab key reach what scrolls, and only while it does: whoever has no mouse can then read the ends of long
 * lines and of long steps with the arrow keys. `selector` finds the scrollers inside of `root`; without one it is `root` itself.
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
    // A scroller keeps its size when what is in it grows.
    for (const sized of scrollers.flatMap((scroller) => [scroller, ...scroller.children]))
      sizes.observe(sized);
    return () => sizes.disconnect();
  }, [root, selector, content]);
}

function markScroller(scroller: HTMLElement): void {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = scroller;
  const clipped = getComputedStyle(scroller).overflowY !== "visible" && scrollHeight > clientHeight + 1;
  if (scrollWidth > clientWidth + 1 || clipped) scroller.tabIndex = 0;
  else scroller.removeAttribute("tabindex");
}
