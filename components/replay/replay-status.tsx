"use client";
import type { PlaybackView } from "../../client/playback.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { lessonWords } from "../words/lesson.ts";
import { replayWords } from "../words/replay.ts";
import { chapterAt } from "./replay-moves.ts";

/** Where the class is, who drives, and whether it goes on: the one line that is read out, while it stands still. */
export function ReplayStatus() {
  const { shape, position, state } = useSession();
  const standing = usePlaybackPart(standingWords);
  const playing = usePlaybackPart(({ playing: on, waiting, at, length }) => on && !waiting && at < length);
  const frames = shape[position.step] ?? 1;
  const step = lessonWords.stepOf(position.step + 1, shape.length);
  const driver = state.people[state.baton];
  return (
    <p
      role="status"
      // Whoever listens to the class must not be talked over.
      aria-live={playing ? "off" : "polite"}
      className="flex min-w-0 flex-wrap items-center gap-x-2 text-soft text-sm"
    >
      <span className="whitespace-nowrap">
        {step.before}
        <b className="text-ink">{step.step}</b>
        {step.after}
        {frames > 1 && ` · ${lessonWords.frameOf(position.frame + 1, frames)}`}
      </span>
      {driver && driver.role !== "host" && (
        <span className="font-semibold text-baton-ink">{replayWords.drives(driver.name)}</span>
      )}
      <span className="sr-only">{standing && ` ${standing}`}</span>
    </p>
  );
}

function standingWords({ playing, waiting, at, length, chapters, manifest }: PlaybackView): string {
  if (waiting) return replayWords.waiting;
  const isLive = manifest?.live === true;
  if (at >= length && (!playing || isLive)) return isLive ? replayWords.endedSoFar : replayWords.ended;
  if (playing) return "";
  return replayWords.paused(timeWords(at), chapterAt(chapters, at)?.title ?? "");
}
