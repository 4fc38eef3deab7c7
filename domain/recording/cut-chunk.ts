import { type PlannedChunk, recordedTime } from "./cut-plan.ts";
import { freshCursors } from "./fold-entry.ts";
import type { Chunk, ClassPart, Keyframe, RecordedPad, Span } from "./recording.ts";
import { stateAt } from "./replay.ts";

/** The class part of a chunk of a recording, on the recording's axis, made of that of the full chunk that the plan names. */
export function cutClassPart(full: ClassPart, planned: PlannedChunk): ClassPart {
  return { ...cutChunk(full, planned), apart: cutApart(full, planned) };
}

/** Whether it is the full chunk just as it is, since nothing was cut out up to its end. */
export function isFullChunk(full: Span, { part, session }: PlannedChunk): boolean {
  return part.session.from === 0 && session.from === full.from && session.to === full.to;
}

/** What a plan says of a full chunk, on the recording's axis. */
export function cutChunk(full: Chunk, planned: PlannedChunk): Chunk {
  const { part, session } = planned;
  const timed = (at: number) => recordedTime(part, at);
  const keyframe = asOf(stateBefore(full, session.from), planned);
  const entries = full.entries
    .filter(({ t }) => session.from <= t && t < session.to)
    .map((entry) => ({ ...entry, t: timed(entry.t) }));
  return { from: timed(session.from), to: timed(session.to), keyframe, entries };
}

/** Since when those pads are there that are apart, as far as they are there in this stretch. */
function cutApart({ apart }: ClassPart, { part, session }: PlannedChunk): ClassPart["apart"] {
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
