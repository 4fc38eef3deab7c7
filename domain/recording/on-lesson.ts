import type { SessionState } from "../session/state.ts";
import type { Chunk, RecordedEntry } from "./recording.ts";

/** A chunk of a class on the same lesson under another hash: what is in a file has its pictures in it. */
export function onLessonOf(hash: string, { keyframe, entries, ...span }: Chunk): Chunk {
  return {
    ...span,
    keyframe: { ...keyframe, state: stateOn(hash, keyframe.state) },
    entries: entries.map((entry) => entryOn(hash, entry)),
  };
}

function stateOn(hash: string, state: SessionState): SessionState {
  return { ...state, lesson: state.lesson && { ...state.lesson, hash } };
}

function entryOn(hash: string, entry: RecordedEntry): RecordedEntry {
  if (entry.is !== "event" || entry.body.type !== "session/opened") return entry;
  return { ...entry, body: { ...entry.body, lesson: { ...entry.body.lesson, hash } } };
}
