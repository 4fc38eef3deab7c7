"use client";
import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { useLatest } from "./use-latest.ts";

/** Those who follow hear of a drag this often at the most, in ms; the playhead itself follows the pointer at once. */
const TELL_EVERY = 60;

interface ScrubOptions {
  /** The step at a place in the element, in pixels from its left edge. */
  readonly indexAt: (x: number) => number;
  /** Where the playhead stands, in pixels from there, and how wide the step is that ends with it. */
  readonly playhead: number;
  readonly unit: number;
  /** How near to the playhead a press takes hold of it, in pixels. */
  readonly reach: number;
  readonly onGo: ((index: number) => void) | undefined;
}

export interface Scrub {
  /** Where the playhead is held; null while nobody drags it. */
  readonly held: number | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  };
}

/** How far a finger goes before it drags, in pixels: until then it may scroll the page or become a pinch. */
const SLACK = 6;

interface Drag {
  readonly pointer: number;
  /** How far the pointer is from where it counts. */
  readonly grip: number;
  /** Where a finger went down that has not moved yet. */
  readonly restsAt: number | null;
}

/** Dragging of the playhead along an element, and pressing anywhere on it. A second finger ends it: that is a pinch. */
export function useScrub(options: ScrubOptions): Scrub {
  const [held, setHeld] = useState<number | null>(null);
  const latest = useLatest(options);
  const drag = useRef<Drag | null>(null);
  const tell = useThrottled(useCallback((index: number) => latest.current.onGo?.(index), [latest]));
  const [handlers] = useState(() => {
    const move = (event: PointerEvent<HTMLElement>, grip: number) => {
      const index = latest.current.indexAt(placeOf(event) - grip);
      setHeld(index);
      tell.soon(index);
    };
    const drop = () => {
      drag.current = null;
      tell.now();
      setHeld(null);
    };
    const onPointerDown = (event: PointerEvent<HTMLElement>) => {
      if (drag.current) return drop();
      if (!event.isPrimary || event.button !== 0 || !latest.current.onGo) return;
      const touch = event.pointerType === "touch";
      const grip = gripOf(placeOf(event), latest.current);
      drag.current = { pointer: event.pointerId, grip, restsAt: touch ? event.clientX : null };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!touch) move(event, grip);
    };
    const onPointerMove = (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (now?.pointer !== event.pointerId) return;
      if (now.restsAt !== null && Math.abs(event.clientX - now.restsAt) < SLACK) return;
      drag.current = { ...now, restsAt: null };
      move(event, now.grip);
    };
    const onPointerUp = (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (now?.pointer !== event.pointerId) return;
      if (now.restsAt !== null) move(event, now.grip);
      drop();
    };
    return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: drop };
  });
  return { held, handlers };
}

/** Where the pointer is in the element, in pixels from its left edge. */
function placeOf(event: PointerEvent<HTMLElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}

/** Held by its grip, the playhead keeps the distance that it has from the pointer. */
function gripOf(x: number, { playhead, reach, unit }: ScrubOptions): number {
  const away = x - playhead;
  return Math.abs(away) <= reach ? away + unit / 2 : 0;
}

interface Throttled {
  readonly soon: (index: number) => void;
  /** Tells at once what still waits. */
  readonly now: () => void;
}

/** Tells at once, then at most once in a while, and always the last. Equal ones are told once. */
function useThrottled(tell: (index: number) => void): Throttled {
  const waiting = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const told = useRef<number | null>(null);
  const flush = useCallback(() => {
    const index = waiting.current;
    waiting.current = null;
    if (index === null || index === told.current) return;
    told.current = index;
    tell(index);
  }, [tell]);
  const soon = useCallback(
    (index: number) => {
      waiting.current = index;
      if (timer.current) return;
      flush();
      timer.current = setTimeout(() => {
        timer.current = null;
        flush();
      }, TELL_EVERY);
    },
    [flush],
  );
  const now = useCallback(() => {
    flush();
    told.current = null;
  }, [flush]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const [throttled] = useState<Throttled>(() => ({ soon, now }));
  return throttled;
}
