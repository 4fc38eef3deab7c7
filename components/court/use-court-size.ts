"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

export interface CourtSize {
  /** Of the whole court, in pixels. */
  readonly width: number;
  /** The size of its text, in pixels: all else is measured in it. */
  readonly em: number;
}

/** A court mostly comes in the place of another, and is as large: so it is drawn at once, and not once more when it is measured. */
let latest: CourtSize | null = null;

/** How large an element is; null until one has been measured, which is before anything is painted. */
export function useCourtSize(element: RefObject<HTMLElement | null>): CourtSize | null {
  const [size, setSize] = useState(latest);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(watched).fontSize);
      const width = watched.clientWidth;
      if (latest?.width !== width || latest.em !== em) latest = { width, em };
      setSize(latest);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
