"use client";
import { type RefObject, useEffect, useRef } from "react";

/**
 * For what takes the place of the button that opened it: whoever had the focus there goes on here. Not in the text of a pad,
 * or the keys of a lesson and clickers would be typed into it.
 */
export function useFocusOnOpening(): RefObject<HTMLElement | null> {
  const opened = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) opened.current?.focus({ preventScroll: true });
  }, []);
  return opened;
}
