"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLatest } from "./use-latest.ts";

interface PlayOptions {
  /** Where one is, and where the run ends. */
  readonly index: number;
  readonly last: number;
  /** Between two moves, in ms. */
  readonly every: number;
  /** Where the next move leads. */
  readonly next: (index: number) => number;
  readonly onGo: ((index: number) => void) | undefined;
}

/** Goes on by itself until the end, or until anything else moves the position. At the end it begins anew. */
export function usePlay(options: PlayOptions): { readonly playing: boolean; readonly toggle: () => void } {
  const { index, last, every } = options;
  const [playing, setPlaying] = useState(false);
  const latest = useLatest(options);
  /** The move that was made last: in a class it takes a moment until it is seen. */
  const move = useRef({ from: 0, to: 0 });
  const go = useCallback(
    (to: number) => {
      move.current = { from: latest.current.index, to };
      if (to !== latest.current.index) latest.current.onGo?.(to);
    },
    [latest],
  );
  useEffect(() => {
    if (!playing) return;
    const { from, to } = move.current;
    if (index !== to && index === from) return;
    if (index !== to || index >= last) return setPlaying(false);
    const timer = setTimeout(() => go(latest.current.next(index)), every);
    return () => clearTimeout(timer);
  }, [playing, index, last, every, go, latest]);
  const toggle = useCallback(() => {
    if (!latest.current.onGo) return;
    const { index: here, last: end } = latest.current;
    if (!playing) go(here >= end ? 0 : here);
    setPlaying(!playing);
  }, [latest, go, playing]);
  return { playing: playing && options.onGo !== undefined, toggle };
}
