import type { Court } from "../../domain/trace/court-model.ts";
import { isOver, spanAt } from "./span-at.ts";

/** With more lanes than this, those that are over and those to come make room unless all are asked for. */
export const CROWD = 8;

export interface LanesInPlay {
  /** Indices of the lanes to show, the upper first. */
  readonly rows: readonly number[];
  /** How many are folded away: over, and not yet there. */
  readonly finished: number;
  readonly toCome: number;
}

/** Which lanes to show at a step. The lanes of this very step's hand-over always are. */
export function lanesInPlay(court: Court, index: number, all: boolean): LanesInPlay {
  const everything = court.lanes.map((_, lane) => lane);
  if (all || court.lanes.length <= CROWD) return { rows: everything, finished: 0, toCome: 0 };
  let finished = 0;
  let toCome = 0;
  const rows = everything.filter((at) => {
    const lane = court.lanes[at];
    const span = lane && spanAt(lane, index);
    if (!span) toCome += 1;
    else if (isOver(span.state) && span.from < index) finished += 1;
    else return true;
    return false;
  });
  return { rows, finished, toCome };
}
