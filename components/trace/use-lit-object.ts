"use client";
import { type RefObject, useEffect } from "react";

/**
 * While the pointer or the focus is on one of the places of a shared object, all its places are marked with `data-lit`.
 * On the elements themselves, not by React: a glance must not draw forty cards anew.
 */
export function useLitObject(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const light = ({ target }: Event): void => {
      const place = target instanceof Element ? target.closest<HTMLElement>("[data-object]") : null;
      lightAll(element, place?.dataset.object);
    };
    const darken = (): void => lightAll(element, undefined);
    element.addEventListener("pointerover", light);
    element.addEventListener("focusin", light);
    element.addEventListener("pointerleave", darken);
    element.addEventListener("focusout", darken);
    return () => {
      element.removeEventListener("pointerover", light);
      element.removeEventListener("focusin", light);
      element.removeEventListener("pointerleave", darken);
      element.removeEventListener("focusout", darken);
    };
  }, [root]);
}

function lightAll(root: HTMLElement, object: string | undefined): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-object]"))
    place.toggleAttribute("data-lit", place.dataset.object === object);
}
