"use client";
import type { RefObject } from "react";
import { useMeasured } from "../ui/use-measured.ts";

export interface CourtSize {
  /** Of the whole court, in pixels. */
  readonly width: number;
  /** The size of its text, in pixels: all else is measured in it. */
  readonly em: number;
}

/** A court mostly comes in the place of another, and is as large: so it is drawn at once, and not once more when it is measured. */
let latest: CourtSize | null = null;

/** How large an element is; null until one has been measured, which is before anything is painted. */
export function useCourtSize(element: RefObject<HTMLElement | null>): CourtSize | null {
  return useMeasured(element, sizeOf, latest);
}

function sizeOf(court: Element): CourtSize | null {
  const em = Number.parseFloat(getComputedStyle(court).fontSize);
  const width = court.clientWidth;
  if (latest?.width !== width || latest.em !== em) latest = { width, em };
  return latest;
}
