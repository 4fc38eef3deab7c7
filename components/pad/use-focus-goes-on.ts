"use client";
import { type RefObject, useLayoutEffect } from "react";
import { usePadSight } from "./pad-sight.tsx";

/**
 * The focus of a part of the page that goes away while it has it, whoever took it away, goes on at what opened it, or at what
 * stands in its place: in its pad, or on its step. Where the class has gone on to another step it goes nowhere, or the next keys
 * typed would press a button there.
 */
export function useFocusGoesOn(part: RefObject<HTMLElement | null>, step: number | null): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement)) goOnAfter(element, step, null);
    };
  }, [part, step]);
}

/**
 * For a card that a pad is read in: whoever asked for it goes on here, unless their focus stands somewhere else. Not in the text,
 * or the keys of a lesson and clickers would be typed into it. When the card goes, the focus goes back.
 */
export function useFocusOfCard(card: RefObject<HTMLElement | null>, step: number): void {
  const { opening } = usePadSight(step);
  useLayoutEffect(() => {
    const element = card.current;
    const opened = opening.current;
    opening.current = null;
    if (opened && hasNoFocus()) element?.focus({ preventScroll: true });
    return () => {
      if (element?.contains(document.activeElement)) goOnAfter(element, step, opened?.opener ?? null);
    };
  }, [card, step, opening]);
}

function goOnAfter(gone: HTMLElement, step: number | null, opener: Element | null): void {
  const around = gone.closest(".pad-card");
  // After the page has what stands there from now on.
  queueMicrotask(() => {
    if (!hasNoFocus()) return;
    const next = [around, ...(step === null ? [] : ways(step, opener))].find(isInSight);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  });
}

/** Where one goes on a step, the best first; none where the step is another. */
function ways(step: number, opener: Element | null): readonly (Element | null)[] {
  const here = document.querySelector(`[data-pad-step="${step}"]`);
  if (!here) return [];
  // A tab that is not open any more is no way back: the one that is open is.
  const back = opener?.matches("[aria-selected='false']") ? null : opener;
  const selectors = ["[data-opens-pad]", ".pad-card", ".phone-tabs [aria-selected='true']"];
  return [back, ...selectors.map((selector) => here.querySelector(selector))];
}

function isInSight(element: Element | null): boolean {
  return element !== null && element !== document.body && element.isConnected && element.checkVisibility();
}

function hasNoFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
