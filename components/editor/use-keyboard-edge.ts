"use client";
import { useSyncExternalStore } from "react";

/** How far the lower edge of what is seen is above the page's own, in CSS pixels: as far as the keyboard reaches. */
export function useKeyboardEdge(): number {
  return useSyncExternalStore(subscribe, edge, () => 0);
}

function subscribe(onChange: () => void): () => void {
  const seen = window.visualViewport;
  seen?.addEventListener("resize", onChange);
  seen?.addEventListener("scroll", onChange);
  return () => {
    seen?.removeEventListener("resize", onChange);
    seen?.removeEventListener("scroll", onChange);
  };
}

function edge(): number {
  const seen = window.visualViewport;
  if (!seen) return 0;
  return Math.max(0, Math.round(document.documentElement.clientHeight - seen.height - seen.offsetTop));
}
