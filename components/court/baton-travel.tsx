"use client";
import { useLayoutEffect, useRef } from "react";
import type { Arrow, Court } from "../../domain/trace/court-model.ts";
import type { ArrowShape } from "./court-shapes.ts";
import { firstAfter } from "./span-at.ts";

/** How long the baton is on its way, in ms. */
const TRAVEL = 200;

interface BatonTravelProps {
  readonly court: Court;
  readonly index: number;
  /** The hand-over of this step as it is drawn. */
  readonly arrow: ArrowShape | null;
  readonly top: number;
  /** While the playhead is dragged everything cuts. */
  readonly still: boolean;
}

/**
 * The baton on its way along the arrow, where a single hand-over was stepped to. Whoever wants less motion sees the
 * arrow only; so does whoever steps faster than the baton travels.
 */
export function BatonTravel({ court, index, arrow, top, still }: BatonTravelProps) {
  const mark = useRef<HTMLDivElement>(null);
  const before = useRef({ court, index, at: -Infinity });
  useLayoutEffect(() => {
    const { court: of, index: from, at: last } = before.current;
    before.current = { court, index, at: performance.now() };
    if (of !== court || before.current.at - last < TRAVEL) return;
    if (still || !arrow || arrow.index !== index || !isOneHandOver(court.arrows, from, index)) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const at = (y: number) => `translate(${arrow.x}px, ${top + y}px) translate(-50%, -50%)`;
    const rise = arrow.fromRow === arrow.toRow ? -14 : 0;
    const path = arrow.refused
      ? [at(arrow.y1), at(arrow.y2 + rise), at(arrow.y1)]
      : [at(arrow.y1), at(arrow.y2 + rise)];
    const travel = mark.current?.animate(
      { transform: path, opacity: path.map(() => 1) },
      { duration: TRAVEL, easing: "cubic-bezier(0.3, 0.7, 0.2, 1)" },
    );
    return () => travel?.cancel();
  }, [court, index, arrow, top, still]);
  return <div ref={mark} aria-hidden className="court-baton" />;
}

/** Whether going from one step to the other passes one hand-over only, and ends with it. Pure. */
export function isOneHandOver(arrows: readonly Arrow[], from: number, to: number): boolean {
  if (to <= from) return false;
  const first = firstAfter(arrows, from, (arrow) => arrow.index);
  return arrows[first]?.index === to;
}
