"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

export interface CourtSize {
  /** Of the whole court, in pixels. */
  readonly width: number;
  /** The size of its text, in pixels: all else is measured in it. */
  readonly em: number;
}

/** How large an element is; null until it has been measured, which is before anything is painted. */
export function useCourtSize(element: RefObject<HTMLElement | null>): CourtSize | null {
  const [size, setSize] = useState<CourtSize | null>(null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(watched).fontSize);
      const width = watched.clientWidth;
      setSize((before) => (before?.width === width && before.em === em ? before : { width, em }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
