"use client";
import { type RefObject, useEffect } from "react";

/** Zooms by a wheel with Ctrl held (which is what trackpads send for a pinch) and by two fingers. `zoom` gets the anchor in pixels from the left edge. */
export function usePinch(
  element: RefObject<HTMLElement | null>,
  zoom: (factor: number, anchor: number) => void,
): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const left = () => target.getBoundingClientRect().left;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      // A wheel's notch is far more than what a trackpad sends.
      const delta = Math.min(25, Math.max(-25, event.deltaY));
      zoom(Math.exp(-delta * 0.012), event.clientX - left());
    };
    let apart = 0;
    const onTouchMove = (event: TouchEvent) => {
      const [one, other] = event.touches;
      if (!one || !other) return;
      event.preventDefault();
      const now = Math.abs(one.clientX - other.clientX);
      if (apart > 0 && now > 0) zoom(now / apart, (one.clientX + other.clientX) / 2 - left());
      apart = now;
    };
    const onTouchEnd = () => {
      apart = 0;
    };
    target.addEventListener("wheel", onWheel, { passive: false });
    target.addEventListener("touchmove", onTouchMove, { passive: false });
    target.addEventListener("touchend", onTouchEnd);
    target.addEventListener("touchcancel", onTouchEnd);
    return () => {
      target.removeEventListener("wheel", onWheel);
      target.removeEventListener("touchmove", onTouchMove);
      target.removeEventListener("touchend", onTouchEnd);
      target.removeEventListener("touchcancel", onTouchEnd);
    };
  }, [element, zoom]);
}
