import type { Arrow, Court, Lane, LaneSpan } from "../../domain/trace/court-model.ts";

/** The span of a lane at a step, or null before it appears. */
export function spanAt(lane: Lane, index: number): LaneSpan | null {
  const found = lane.spans[firstAfter(lane.spans, index, (span) => span.to)];
  return found && found.from <= index ? found : null;
}

/** The index into `arrows` of the arrow at a step, or -1. */
export function arrowAt(arrows: readonly Arrow[], index: number): number {
  const at = firstAfter(arrows, index - 1, (arrow) => arrow.index);
  return arrows[at]?.index === index ? at : -1;
}

/** The place in a list, sorted by `key`, of the first whose key is greater than `bound`; the length when there is none. */
export function firstAfter<T>(list: readonly T[], bound: number, key: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && key(item) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether nothing more will happen in a lane that is in this state. */
export function isOver(state: LaneSpan["state"]): boolean {
  return state === "closed" || state === "failed" || state === "collected" || state === "never-run";
}

/** How many hand-overs there have been at a step, its own included. */
export function handOversBy({ arrows }: Court, index: number): number {
  return firstAfter(arrows, index, (arrow) => arrow.index);
}
