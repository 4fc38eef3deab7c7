import type { Playback, PlaybackView } from "../../client/playback.ts";
import type { Chapter, Mark } from "../../domain/recording/recording.ts";

/** Who goes back a chapter within this time of its beginning, in ms, wants the one before. */
const NEAR_MS = 2000;

/** By so many ms, within the recording. */
export function skip({ getSnapshot, seek }: Playback, ms: number): void {
  const { at, length } = getSnapshot();
  seek(Math.max(0, Math.min(length, at + ms)));
}

export function togglePlaying({ getSnapshot, play, pause }: Playback): void {
  if (getSnapshot().playing) pause();
  else play();
}

/** To the beginning of the next chapter, of this one, or of the one before. */
export function goToChapter({ getSnapshot, seek }: Playback, way: -1 | 1): void {
  const view = getSnapshot();
  const to = chapterFrom(view, way);
  if (to) seek(to.t);
  else if (way < 0) seek(0);
}

function chapterFrom({ chapters, at }: PlaybackView, way: -1 | 1): Chapter | undefined {
  if (way > 0) return chapters.find(({ t }) => t > at);
  return chapters.findLast(({ t }) => t < at - NEAR_MS);
}

/** The chapter that an instant is in; undefined where there are none. */
export function chapterAt(chapters: readonly Chapter[], t: number): Chapter | undefined {
  return chapters.findLast(({ t: from }) => from <= t) ?? chapters[0];
}

/** The chapters, each with what happened in it: where somebody typed is too much to be listed. */
export function marksOfChapters(
  chapters: readonly Chapter[],
  marks: readonly Mark[],
): { readonly chapter: Chapter; readonly marks: readonly Mark[] }[] {
  const seen = new Set<string>();
  const listed = marks.filter(({ kind, t }) => {
    const key = `${t} ${kind}`;
    if (kind === "edits" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return chapters.map((chapter, index) => {
    const end = chapters[index + 1]?.t ?? Number.POSITIVE_INFINITY;
    return { chapter, marks: listed.filter(({ t }) => chapter.t <= t && t < end) };
  });
}
