"use client";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps in sight what a step is about: another step begins at its top, another frame shows what is new on it.
 * Only the page moves; the focus stays where it is.
 */
export function useSightOfNews(root: RefObject<HTMLElement | null>, step: number, frame: number) {
  const shown = useRef({ step, frame });
  useEffect(() => {
    const before = shown.current;
    shown.current = { step, frame };
    if (!root.current || (before.step === step && before.frame === frame)) return;
    if (before.step !== step) {
      root.current.scrollIntoView({ block: "start" });
      return;
    }
    // The last piece of news wins: code stands below prose where there is one column.
    // Beside an execution nothing moves but what runs: its code shows its line by itself.
    if (root.current.querySelector(".lesson-grid-traced")) return;
    const news = root.current.querySelectorAll("[data-new]");
    news[news.length - 1]?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: gently() });
  }, [root, step, frame]);
}

function gently(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
