"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Playback } from "../../client/playback.ts";
import { share } from "./timeline-picture.tsx";

/** How much has been played, in the track. */
export function Played({ playback }: { playback: Playback }) {
  const bar = useRef<HTMLSpanElement>(null);
  useMoved(playback, bar, stretched);
  return <span ref={bar} className="timeline-played" />;
}

/** Where one is. Its distance is measured in the width of the slider around it. */
export function Thumb({ playback }: { playback: Playback }) {
  const thumb = useRef<HTMLSpanElement>(null);
  useMoved(playback, thumb, shifted);
  return <span ref={thumb} className="timeline-thumb" />;
}

const stretched = (percent: number): string => `scaleX(${percent / 100})`;
const shifted = (percent: number): string => `translateX(${percent}cqw)`;

/** Moves an element along with the playback, many times a second, and without a drawing by React. */
function useMoved(
  { subscribe, getSnapshot }: Playback,
  element: RefObject<HTMLElement | null>,
  transform: (percent: number) => string,
): void {
  useLayoutEffect(() => {
    const move = (): void => {
      const { at, length } = getSnapshot();
      if (element.current) element.current.style.transform = transform(share(at, length));
    };
    move();
    return subscribe(move);
  }, [subscribe, getSnapshot, element, transform]);
}
