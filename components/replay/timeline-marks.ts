import type { Mark } from "../../domain/recording/recording.ts";

/** A mark as it is drawn: how far from the left, in percent. */
export interface DrawnMark {
  readonly kind: Mark["kind"];
  readonly left: number;
}

/** So many places for marks there are on a timeline: more would only lie over each other. */
const PLACES = 200;

/** The marks of a recording of `length` ms, one of a kind where there is room for one. Edits give way to anything else. Pure. */
export function drawnMarks(marks: readonly Mark[], length: number): DrawnMark[] {
  if (length <= 0) return [];
  const seen = new Set<string>();
  const placed = marks.map(({ t, kind }) => ({ kind, place: Math.round((t / length) * PLACES) }));
  const taken = new Set(placed.flatMap(({ kind, place }) => (kind === "edits" ? [] : [place])));
  return placed.flatMap(({ kind, place }) => {
    const key = `${kind} ${place}`;
    if (seen.has(key) || (kind === "edits" && taken.has(place))) return [];
    seen.add(key);
    return [{ kind, left: (place / PLACES) * 100 }];
  });
}
