import { type PadName, SEEDER, spotlightOf } from "../pad/pad-id.ts";
import type { EventBody } from "../session/events.ts";
import { evolveBody } from "../session/evolve.ts";
import { emptySession } from "../session/state.ts";
import type { Keyframe, RecordedEntry, RecordedPad, TextEdit } from "./recording.ts";

/** Where somebody typed is marked for so long, in milliseconds. */
export const CURSOR_LASTS_MS = 10_000;

/** Before anything has happened. */
export const nothingYet: Keyframe = { state: emptySession, pads: {} };

/** A pad before anything stands in it. */
const emptyPad: RecordedPad = { text: "", cursors: {} };

/** All that is to be seen after `entry`. Total and pure. */
export function foldEntry(now: Keyframe, entry: RecordedEntry): Keyframe {
  if (entry.is === "event") return afterEvent(now, entry.body);
  const pad = afterEdits(now.pads[entry.pad] ?? emptyPad, entry);
  return { state: now.state, pads: { ...now.pads, [entry.pad]: pad } };
}

/** Those cursors of a pad that are still shown at `t`. */
export function freshCursors(pad: RecordedPad, t: number): RecordedPad["cursors"] {
  const fresh = Object.entries(pad.cursors).filter(([, cursor]) => cursor.t > t - CURSOR_LASTS_MS);
  return Object.fromEntries(fresh);
}

/** What is in the spotlight has a name of its own there, and is to be seen no longer than it is there. */
function afterEvent({ state, pads }: Keyframe, body: EventBody): Keyframe {
  const next = evolveBody(state, body);
  if (body.type !== "spotlight/ended" && body.type !== "pad/spotlit") return { state: next, pads };
  return { state: next, pads: withoutSpotlights(pads) };
}

function withoutSpotlights(pads: Keyframe["pads"]): Keyframe["pads"] {
  const kept = Object.entries(pads).filter(([name]) => spotlightOf(name as PadName) === null);
  return Object.fromEntries(kept);
}

function afterEdits(pad: RecordedPad, entry: Extract<RecordedEntry, { is: "edit" }>): RecordedPad {
  let { text } = pad;
  const cursors = { ...pad.cursors };
  for (const edit of entry.edits) {
    text = text.slice(0, edit.at) + edit.ins + text.slice(edit.at + edit.del);
    for (const [by, cursor] of Object.entries(cursors))
      cursors[by] = { at: shifted(cursor.at, edit), t: cursor.t };
    // Nobody sees where the server types.
    if (entry.by !== SEEDER) cursors[entry.by] = { at: edit.at + edit.ins.length, t: entry.t };
  }
  return { text, cursors };
}

/** Where a place in a text is after an edit: what is typed right at it comes after it. */
export function shifted(place: number, { at, del, ins }: TextEdit): number {
  if (place <= at) return place;
  return place >= at + del ? place - del + ins.length : at;
}
