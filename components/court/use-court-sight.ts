"use client";
import { type RefObject, useMemo } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import type { CourtSight } from "./court-shapes.ts";
import { type LanesInPlay, lanesInPlay } from "./lanes-in-play.ts";
import { type CourtScale, scaleOf, unitRange } from "./scale.ts";
import type { CourtSize } from "./use-court-size.ts";
import { useWindow } from "./use-sight.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";

interface SeenCourt {
  readonly scale: CourtScale;
  readonly zoom: Zoom;
  readonly inPlay: LanesInPlay;
  readonly sight: CourtSight;
}

/** Which part of a court is in sight, and at which scale. `sight` stays the same object as long as nothing of it changes. */
export function useCourtSight(
  scroller: RefObject<HTMLElement | null>,
  court: Court,
  index: number,
  size: CourtSize,
  all: boolean,
): SeenCourt {
  const inPlay = lanesInPlay(court, index, all);
  const rows = useSameList(inPlay.rows);
  const scale = useMemo(() => scaleOf(size, rows.length), [size, rows.length]);
  const range = useMemo(() => unitRange(scale.room, court.length, size.em), [scale, court, size]);
  const zoom = useZoom(scroller, range, scale.names + scale.side, index);
  const { from, to } = useWindow(scroller, zoom.unit, scale.room, court.length);
  const { pitch, bar, text } = scale;
  const { unit } = zoom;
  const end = Math.max(court.length * unit, scale.room) + scale.side;
  const sight = useMemo(
    () => ({ unit, from, to, end, rows, pitch, bar, text }),
    [unit, from, to, end, rows, pitch, bar, text],
  );
  return { scale, zoom, inPlay, sight };
}

/** The same array as long as its numbers are the same. */
function useSameList(list: readonly number[]): readonly number[] {
  const key = list.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list.
  return useMemo(() => list, [key]);
}
