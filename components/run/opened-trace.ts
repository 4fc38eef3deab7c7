import { courtOf } from "../../domain/trace/court.ts";
import type { Court } from "../../domain/trace/court-model.ts";
import { openTrace, type Player } from "../../domain/trace/player.ts";
import type { Trace } from "../../domain/trace/trace.ts";

/** What a trace is shown from. */
export interface OpenedTrace {
  readonly player: Player;
  readonly court: Court;
}

const opened = new WeakMap<Trace, OpenedTrace>();

/** A trace opened once for the page, however often it comes into sight. */
export function openedTrace(trace: Trace): OpenedTrace {
  const known = opened.get(trace);
  if (known) return known;
  const made = { player: openTrace(trace), court: courtOf(trace) };
  opened.set(trace, made);
  return made;
}
