"use client";
import { type RefObject, useEffect } from "react";

/** Scrolls `scroller`, and never the page, so far that the element found by `selector` is in sight, whenever `at` changes. */
export function useKeepInView(scroller: RefObject<HTMLElement | null>, selector: string, at: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` says when to look again.
  useEffect(() => {
    const box = scroller.current;
    const found = box?.querySelector(selector);
    if (!box || !found) return;
    const outer = box.getBoundingClientRect();
    const inner = found.getBoundingClientRect();
    if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + 40;
    else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 40;
  }, [scroller, selector, at]);
}
