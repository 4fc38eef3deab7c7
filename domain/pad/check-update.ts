import { ok, type Result, refuse } from "../result.ts";
import type { ParticipantId } from "../session/events.ts";
import { MAX_PAD_TEXT } from "./pad-limits.ts";
import type { PadError } from "./pad-protocol.ts";
import type { CharacterId, PadChange, Run, TypedBy } from "./parse-update.ts";

/** What must be known of a pad to judge a change of it. */
export interface PadKnown {
  /** How many characters of this Yjs client it has. */
  clockOf(client: number): number;
  /** Who types as this Yjs client; undefined for one that nobody has used here. */
  ownerOf(client: number): ParticipantId | undefined;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
}

/** Yjs clients of one update: somebody who reloads the page while the line is down has several. */
const MAX_CLIENTS = 64;

/**
 * Whether a change follows from what the pad has and is its author's own: nothing that it rests on is missing, so that Yjs
 * can apply all of it at once. `pad-full` only where it surely is: what is deleted may have been deleted before.
 */
export function checkChange(change: PadChange, by: ParticipantId, known: PadKnown): Result<null, PadError> {
  const { typed, deleted } = change;
  if (typed.length > MAX_CLIENTS || !isOwn(typed, by, known)) return refuse("bad-update");
  const clocks = clocksAfter(typed, known);
  if (clocks === null) return refuse("bad-update");
  const clockAfter = (client: number): number => clocks.get(client) ?? known.clockOf(client);
  let removed = 0;
  for (const { client, clock, length } of deleted) {
    if (clock + length > clockAfter(client)) return refuse("bad-update");
    removed += length;
  }
  const { text, gone } = lengthsOf(typed, known);
  if (gone > MAX_PAD_TEXT) return refuse("bad-update");
  return known.length + text - removed > MAX_PAD_TEXT ? refuse("pad-full") : ok(null);
}

function isOwn(typed: readonly TypedBy[], by: ParticipantId, known: PadKnown): boolean {
  return typed.every(({ client }) => (known.ownerOf(client) ?? by) === by);
}

/**
 * The clocks of those who typed, once their runs are in; null when a run rests on what is not there. Each run must find its
 * neighbours before it, in the pad or in the change: goes round until all runs are in, or none can be.
 */
function clocksAfter(typed: readonly TypedBy[], known: PadKnown): ReadonlyMap<number, number> | null {
  const clocks = new Map(typed.map(({ client }) => [client, known.clockOf(client)]));
  const isThere = (id: CharacterId | null, { client, clock }: CharacterId): boolean =>
    id === null ||
    id.clock < (id.client === client ? clock : (clocks.get(id.client) ?? known.clockOf(id.client)));
  let open = typed.map(({ client, clock, runs }) => ({ client, clock, runs, next: 0 }));
  if (open.some(({ client, clock }) => clock > known.clockOf(client))) return null;
  while (open.length > 0) {
    let moved = false;
    for (const one of open) {
      for (let run = one.runs[one.next]; run && isThere(run.left, one) && isThere(run.right, one); ) {
        one.clock += run.length;
        if (one.clock > (clocks.get(one.client) ?? 0)) clocks.set(one.client, one.clock);
        moved = true;
        run = one.runs[++one.next];
      }
    }
    if (!moved) return null;
    open = open.filter(({ next, runs }) => next < runs.length);
  }
  return clocks;
}

/** What is new in a change, in UTF-16 units: text, and characters that were deleted before they came here. */
function lengthsOf(typed: readonly TypedBy[], known: PadKnown): { text: number; gone: number } {
  let text = 0;
  let gone = 0;
  for (const { client, clock, runs } of typed) {
    const from = known.clockOf(client);
    let end = clock;
    for (const run of runs) {
      end += run.length;
      const fresh = newOf(run, end - from);
      if (run.deleted) gone += fresh;
      else text += fresh;
    }
  }
  return { text, gone };
}

/** How many characters of a run are new when `beyond` of them and of those before it are. */
function newOf({ length }: Run, beyond: number): number {
  return Math.max(0, Math.min(length, beyond));
}
