import { CLASS, type PadId, padParts, SEEDER, spotlightName } from "../pad/pad-id.ts";
import { reaches, reachOf } from "../session/audience.ts";
import type { EventBody } from "../session/events.ts";
import type { SessionState } from "../session/state.ts";
import { type PlannedChunk, recordedTime } from "./cut-plan.ts";
import { EntryFold, freshCursors } from "./fold-entry.ts";
import { Masks, NOBODY, type Pseudonyms, SOMEBODY } from "./pseudonyms.ts";
import type { Chunk, ClassPart, Keyframe, RecordedEntry, RecordedPad, Span } from "./recording.ts";
import { stateAt } from "./replay.ts";

/** For whom: an owner sees all, everybody else what everybody could see, under these pseudonyms. */
export type Viewer =
  | { readonly view: "owner" }
  | { readonly view: "shared"; readonly pseudonyms: Pseudonyms };

type Edit = Extract<RecordedEntry, { is: "edit" }>;

/** One chunk of a recording, on the recording's axis, made of the class part of the full chunk that the plan names. */
export function viewClassPart(full: ClassPart, planned: PlannedChunk, viewer: Viewer): ClassPart {
  const chunk = recordedChunk(full, planned);
  const apart = recordedApart(full, planned);
  if (viewer.view === "owner") return { ...chunk, apart };
  const ofClass = apart.filter(({ owner }) => owner === CLASS);
  return { ...shared(chunk, new Masks(viewer.pseudonyms)), apart: ofClass };
}

/** What stands apart from it: everybody else than an owner gets the class's pads of it, and nobody's own. */
export function viewAsidePart(full: Chunk, planned: PlannedChunk, viewer: Viewer): Chunk {
  const chunk = recordedChunk(full, planned);
  return viewer.view === "owner" ? chunk : shared(chunk, new Masks(viewer.pseudonyms));
}

/** Whether an owner's chunk is the full chunk just as it is, since nothing was cut out up to its end. */
export function isFullChunk(full: Span, { part, session }: PlannedChunk): boolean {
  return part.session.from === 0 && session.from === full.from && session.to === full.to;
}

/** The stretch that the plan says, on the recording's axis. */
function recordedChunk(full: Chunk, planned: PlannedChunk): Chunk {
  const { part, session } = planned;
  const timed = (at: number) => recordedTime(part, at);
  const keyframe = asOf(stateBefore(full, session.from), planned);
  const entries = full.entries
    .filter(({ t }) => session.from <= t && t < session.to)
    .map((entry) => ({ ...entry, t: timed(entry.t) }));
  return { from: timed(session.from), to: timed(session.to), keyframe, entries };
}

/** Since when those pads are there that are apart, as far as they are there in this stretch. */
function recordedApart({ apart }: ClassPart, { part, session }: PlannedChunk): ClassPart["apart"] {
  const there = apart.filter(({ since }) => since < session.to);
  return there.map((own) => ({ ...own, since: recordedTime(part, Math.max(own.since, session.from)) }));
}

/** All that was before anything happened at `at`. */
function stateBefore(full: Chunk, at: number): Keyframe {
  return stateAt({ ...full, entries: full.entries.filter((entry) => entry.t < at) }, at);
}

/** A keyframe with its cursors on the recording's axis: those that were left where something is cut out are gone. */
function asOf({ state, pads }: Keyframe, { part, session }: PlannedChunk): Keyframe {
  const shown = Object.entries(pads).map(([name, pad]): [string, RecordedPad] => {
    const fresh = Object.entries(freshCursors(pad, session.from)).filter(
      ([, { t }]) => t >= part.session.from,
    );
    const cursors = fresh.map(([by, { at, t }]) => [by, { at, t: recordedTime(part, t) }]);
    return [name, { text: pad.text, cursors: Object.fromEntries(cursors) }];
  });
  return { state, pads: Object.fromEntries(shown) };
}

function shared(whole: Chunk, masks: Masks): Chunk {
  const fold = new EntryFold(whole.keyframe);
  const entries = whole.entries.flatMap((entry, index) => {
    const before = fold.state;
    fold.add(entry);
    if (entry.is === "edit") return sharedEdit(entry, fold.state, masks);
    const told = reaches(reachOf(before, entry.body), NOBODY)
      ? [{ ...entry, by: masks.by(entry.by), body: masks.body(entry.body, spotlitAfter(whole, index)) }]
      : [];
    return [...told, ...beginningInSpotlight(entry.body, entry.t, fold)];
  });
  return { ...whole, keyframe: sharedKeyframe(whole.keyframe, masks), entries };
}

/** Which pad it is that comes into the spotlight by the entry at `index`: the next entry, of the same command, says it. */
function spotlitAfter({ entries }: Chunk, index: number): PadId | null {
  const next = entries[index + 1];
  return next?.is === "event" && next.body.type === "pad/spotlit-whose" ? next.body.pad : null;
}

function sharedKeyframe({ state, pads }: Keyframe, masks: Masks): Keyframe {
  const shown = Object.entries(pads).flatMap(([name, pad]): [string, RecordedPad][] => {
    const as = sharedName(name, state);
    if (as === null) return [];
    const cursors = Object.entries(pad.cursors).map(([by, cursor]) => [
      typist(name, by, state, masks),
      cursor,
    ]);
    return [[as, { text: pad.text, cursors: Object.fromEntries(cursors) }]];
  });
  return { state: masks.state(state), pads: Object.fromEntries(shown) };
}

function sharedEdit(edit: Edit, state: SessionState, masks: Masks): Edit[] {
  const pad = sharedName(edit.pad, state);
  return pad === null ? [] : [{ ...edit, pad, by: typist(edit.pad, edit.by, state, masks) }];
}

/** By which name everybody could read a pad; null when they could not. */
function sharedName(pad: PadId, { spotlight, spotlights }: SessionState): string | null {
  if (padParts(pad).owner === CLASS) return pad;
  return spotlight?.pad === pad ? spotlightName(spotlights) : null;
}

/** Who types in somebody's own pad is its owner, which a spotlight without a name does not tell. */
function typist(pad: PadId, by: string, { spotlight }: SessionState, masks: Masks): string {
  const unnamed = padParts(pad).owner !== CLASS && spotlight?.name === null;
  return unnamed && by !== SEEDER ? SOMEBODY : masks.by(by);
}

/** What stood in a pad when it came into the spotlight, as the beginning of a pad. */
function beginningInSpotlight(body: EventBody, t: number, fold: EntryFold): Edit[] {
  if (body.type !== "pad/spotlit-whose") return [];
  const pad = fold.pad(body.pad);
  if (!pad) return [];
  const edits = pad.text === "" ? [] : [{ at: 0, del: 0, ins: pad.text }];
  return [{ is: "edit", t, by: SEEDER, pad: spotlightName(fold.state.spotlights), edits }];
}
