import type { Mark } from "../../domain/recording/recording.ts";

/** A mark as it is drawn: how far from the left, in pixels. */
export interface DrawnMark {
  readonly kind: Mark["kind"];
  readonly left: number;
}

/** As much room a mark takes, in pixels: two in one such place would lie over each other. */
const PLACE = 11;

/** Where several things happened in one place, the first of these is drawn: what is rare and what one looks for. */
const KINDS: readonly Mark["kind"][] = ["question", "run", "push", "spotlight", "baton", "edits"];

/** The marks of a recording of `length` ms, drawn over so many pixels, one in each place. In the order of their places. Pure. */
export function drawnMarks(marks: readonly Mark[], length: number, width: number): DrawnMark[] {
  if (length <= 0 || width <= 0) return [];
  const last = Math.max(1, Math.floor(width / PLACE));
  const told = new Map<number, Mark["kind"]>();
  for (const { t, kind } of marks) {
    const place = Math.round((t / length) * last);
    const there = told.get(place);
    if (!there || KINDS.indexOf(kind) < KINDS.indexOf(there)) told.set(place, kind);
  }
  const places = [...told].toSorted(([one], [other]) => one - other);
  return places.map(([place, kind]) => ({ kind, left: (place / last) * width }));
}
