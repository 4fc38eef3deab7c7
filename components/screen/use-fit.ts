"use client";
import { type RefObject, useEffect } from "react";

/** Text gets smaller in steps down to this share of its size; what is longer still is cut at the end. */
const SMALLEST = 0.6;

/**
 * Makes what stands in the columns of a lesson fit their height: nobody is there to scroll. Code has a size of its own,
 * which does not shrink with it.
 */
export function useFit(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const fit = (): void => fitColumns(element);
    const sizes = new ResizeObserver(fit);
    const content = new MutationObserver(fit);
    sizes.observe(element);
    content.observe(element, { childList: true, subtree: true, characterData: true });
    // Pictures come late; their loading does not bubble.
    element.addEventListener("load", fit, true);
    return () => {
      sizes.disconnect();
      content.disconnect();
      element.removeEventListener("load", fit, true);
    };
  }, [root]);
}

function fitColumns(root: HTMLElement): void {
  for (const column of root.querySelectorAll<HTMLElement>(".lesson-grid > div")) {
    for (let share = 1; share >= SMALLEST; share -= 0.05) {
      column.style.fontSize = share === 1 ? "" : `${share.toFixed(2)}em`;
      if (column.scrollHeight <= column.clientHeight + 1) break;
    }
  }
}
