"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * What `read` tells of an element, which is before anything is painted, and again whenever its size changes; `first` until then.
 * `read` is the same function each time.
 */
export function useMeasured<Measure>(
  element: RefObject<Element | null>,
  read: (element: Element) => Measure,
  first: Measure,
): Measure {
  const [measured, setMeasured] = useState(first);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = (): void => setMeasured(read(watched));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, read]);
  return measured;
}
