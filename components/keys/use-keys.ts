"use client";
import { useEffect, useRef } from "react";
import { type KeyIntent, type KeyPlace, keyIntent } from "./key-intent.ts";

/** What a screen does on an intent; what it leaves out stays the browser's. */
export type KeyUses = Partial<Readonly<Record<KeyIntent, () => void>>>;

/** Keys and clickers for the whole page, as long as the component is shown. */
export function useKeys(uses: KeyUses): void {
  const latest = useRef(uses);
  useEffect(() => {
    latest.current = uses;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const intent = keyIntent(event, keyPlace(event.target));
      const use = intent && latest.current[intent];
      if (!use) return;
      event.preventDefault();
      use();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='textbox']";
const COVERS = "dialog[open], [role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";
const PRESSED = "button, a[href], summary, [role='button'], [role='tab'], [role='switch'], [role='checkbox']";
const ARROWS = "[role='tab'], [role='slider'], [role='radio'], [role='grid'], [role='toolbar']";

/** What a press that lands here would be taken from. */
export function keyPlace(target: EventTarget | null): KeyPlace {
  const element = target instanceof Element ? target : null;
  return {
    typing: element?.closest(FIELDS) != null,
    covered: element?.closest(COVERS) != null || document.querySelector("dialog:modal") !== null,
    ownArrows: element?.closest(ARROWS) != null || scrollsSideways(element),
    ownSpace: element?.closest(PRESSED) != null,
  };
}

function scrollsSideways(element: Element | null): boolean {
  return element instanceof HTMLElement && element.tabIndex >= 0 && isScroller(element);
}

function isScroller(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible";
}
