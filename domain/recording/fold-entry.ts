import { type PadName, SEEDER, spotlightName } from "../pad/pad-id.ts";
import type { EventBody } from "../session/events.ts";
import { evolveBody } from "../session/evolve.ts";
import { emptySession, type SessionState } from "../session/state.ts";
import type { Keyframe, RecordedEntry, RecordedPad, TextEdit } from "./recording.ts";

/** Where somebody typed is marked for so long, in milliseconds. */
export const CURSOR_LASTS_MS = 10_000;

/** Before anything has happened. */
export const nothingYet: Keyframe = { state: emptySession, pads: {} };

/** A pad before anything stands in it. */
const emptyPad: RecordedPad = { text: "", cursors: {} };

/**
 * Folds entries one after another, from `from` on. What was given stays as it is; the list of the pads is copied once for each
 * time that it was given, and not for each entry: a class may have a thousand pads.
 */
export class EntryFold {
  #state: SessionState;
  #pads: Record<PadName, RecordedPad>;
  /** What is to be seen now, when somebody has asked since the last entry. */
  #now: Keyframe | null;
  /** Whether the list of the pads was given: it stays as it is then. */
  #isGiven = true;

  constructor(from: Keyframe = nothingYet) {
    this.#state = from.state;
    this.#pads = from.pads;
    this.#now = from;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** A pad as it is now; undefined before anything stood in it. */
  pad(name: PadName): RecordedPad | undefined {
    return this.#pads[name];
  }

  /** All that is to be seen now; the very same value as long as nothing comes. */
  now(): Keyframe {
    this.#isGiven = true;
    this.#now ??= { state: this.#state, pads: this.#pads };
    return this.#now;
  }

  add(entry: RecordedEntry): void {
    this.#now = null;
    if (entry.is === "event") return this.#follow(entry.body);
    const pad = afterEdits(this.#pads[entry.pad] ?? emptyPad, entry);
    if (this.#isGiven) this.#pads = { ...this.#pads };
    this.#isGiven = false;
    this.#pads[entry.pad] = pad;
  }

  /** What is in the spotlight has a name of its own there, and is to be seen no longer than it is there. */
  #follow(body: EventBody): void {
    const inSpotlight = spotlightName(this.#state.spotlights);
    this.#state = evolveBody(this.#state, body);
    if (body.type !== "spotlight/ended" && body.type !== "pad/spotlit") return;
    if (this.#pads[inSpotlight]) this.#takeOut(inSpotlight);
  }

  #takeOut(pad: PadName): void {
    if (this.#isGiven) this.#pads = { ...this.#pads };
    this.#isGiven = false;
    delete this.#pads[pad];
  }
}

/** Those cursors of a pad that are still shown at `t`. */
export function freshCursors(pad: RecordedPad, t: number): RecordedPad["cursors"] {
  const fresh = Object.entries(pad.cursors).filter(([, cursor]) => cursor.t > t - CURSOR_LASTS_MS);
  return Object.fromEntries(fresh);
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
