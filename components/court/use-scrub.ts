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

/** Dragging of the playhead along an element, and pressing anywhere on it. A second finger ends it: that is a pinch. */
export function useScrub(options: ScrubOptions): Scrub {
  const [held, setHeld] = useState<number | null>(null);
  const latest = useLatest(options);
  const drag = useRef<{ readonly pointer: number; readonly grip: number } | null>(null);
  const tell = useThrottled(useCallback((index: number) => latest.current.onGo?.(index), [latest]));

  const move = useCallback(
    (event: PointerEvent<HTMLElement>, grip: number) => {
      const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
      const index = latest.current.indexAt(x - grip);
      setHeld(index);
      tell.soon(index);
    },
    [latest, tell],
  );
  const end = useCallback(() => {
    drag.current = null;
    tell.now();
    setHeld(null);
  }, [tell]);

  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (drag.current) return end();
      if (!event.isPrimary || event.button !== 0 || !latest.current.onGo) return;
      const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
      const { playhead, reach, unit } = latest.current;
      const away = x - playhead;
      // Held by its grip, it keeps the distance that it has from the pointer.
      const grip = Math.abs(away) <= reach ? away + unit / 2 : 0;
      drag.current = { pointer: event.pointerId, grip };
      event.currentTarget.setPointerCapture(event.pointerId);
      move(event, grip);
    },
    [latest, move, end],
  );
  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (drag.current?.pointer === event.pointerId) move(event, drag.current.grip);
    },
    [move],
  );
  const onPointerUp = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (drag.current?.pointer === event.pointerId) end();
    },
    [end],
  );
  return { held, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp } };
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
