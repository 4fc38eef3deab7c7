"use client";
import { type PointerEvent, useCallback, useState } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import { courtWords } from "../words/court.ts";
import type { CourtSight } from "./court-shapes.ts";
import type { CourtScript } from "./court-texts.ts";
import { firstAfter } from "./span-at.ts";

export interface Pointed {
  /** In pixels from the corner of the track. */
  readonly x: number;
  readonly y: number;
  /** How far to the right in what is in sight, from 0 to 1. */
  readonly share: number;
}

/** Where the mouse points in the track; null while it points nowhere. Touch and drags point at nothing. */
export function usePointed() {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const onPointerMove = useCallback((event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return setPointed(null);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const seen = event.currentTarget.closest(".court-scroller")?.getBoundingClientRect();
    const share = seen ? (event.clientX - seen.left) / seen.width : 0.5;
    setPointed({ x: event.clientX - left, y: event.clientY - top, share });
  }, []);
  const onPointerLeave = useCallback(() => setPointed(null), []);
  return { pointed, onPointerMove, onPointerLeave };
}

interface TipFacts {
  readonly court: Court;
  readonly sight: CourtSight;
  readonly script: CourtScript;
  readonly index: number;
  readonly top: number;
  readonly side: number;
}

/** How near to an arrow one points at it, in pixels. */
const NEAR = 7;

/** What there is to say of a place in the court: the hand-over there, or the state of the lane. What is to come stays untold. */
export function tipText(facts: TipFacts, { x, y }: Pick<Pointed, "x" | "y">): string | null {
  const { court, sight, script, index, top, side } = facts;
  const step = Math.floor((x - side) / sight.unit);
  if (step < 0 || step >= court.length) return null;
  if (step > index) return courtWords.frame(step + 1);
  const row = Math.floor((y - top) / sight.pitch);
  const onBar = y - top - row * sight.pitch <= sight.bar;
  const lane = sight.rows[row];
  const words = onBar && lane !== undefined ? script.lane(lane, step) : null;
  if (words !== null) return `${courtWords.frame(step + 1)}: ${words}`;
  const arrow = nearestArrow(facts, x - side);
  const at = court.arrows[arrow]?.index ?? step;
  return arrow < 0 ? courtWords.frame(step + 1) : `${courtWords.frame(at + 1)}: ${script.handOver(arrow)}`;
}

/** The index into the arrows of the one that is pointed at, or -1. */
function nearestArrow({ court, sight, index }: TipFacts, x: number): number {
  const { arrows } = court;
  const after = firstAfter(arrows, x / sight.unit, (arrow) => arrow.index);
  const away = (at: number) => Math.abs((arrows[at]?.index ?? Infinity) * sight.unit - x);
  const nearest = away(after) < away(after - 1) ? after : after - 1;
  const reach = Math.max(NEAR, sight.unit / 2);
  return away(nearest) <= reach && (arrows[nearest]?.index ?? Infinity) <= index ? nearest : -1;
}

/** The text at the mouse. All of it stands in the list of hand-overs and the slider's text too. */
export function CourtTip({ pointed, ...facts }: TipFacts & { readonly pointed: Pointed | null }) {
  const text = pointed && tipText(facts, pointed);
  if (!pointed || text === null) return null;
  return (
    <span
      aria-hidden
      className="court-tip"
      style={{ left: pointed.x, top: pointed.y, translate: `${-100 * pointed.share}% 0` }}
    >
      {text}
    </span>
  );
}
