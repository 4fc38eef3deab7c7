"use client";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import type { Playback } from "../../client/playback.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { replayWords } from "../words/replay.ts";
import { SKIP_MS } from "./replay-keys.ts";
import { chapterAt } from "./replay-moves.ts";
import { ReplayStatus } from "./replay-status.tsx";
import { Played, Thumb } from "./timeline-head.tsx";
import { ChapterTitles, Legend, MarkRow, share, TrackParts } from "./timeline-picture.tsx";

/**
 * All of the recording at once: its chapters, what happened when, where one is; and the way to any instant. Under it, besides the
 * status, what `children` have to say.
 */
export function Timeline({ children }: { children?: ReactNode }) {
  const { playback } = useSession();
  const length = usePlaybackPart((view) => view.length);
  const chapters = usePlaybackPart((view) => view.chapters);
  const marks = usePlaybackPart((view) => view.marks);
  const idle = usePlaybackPart((view) => view.idle);
  const compressIdle = usePlaybackPart((view) => view.compressIdle);
  const chapter = usePlaybackPart((view) => chapterAt(view.chapters, view.at));
  if (!playback) return null;
  return (
    <div className="timeline">
      <ChapterTitles {...{ chapters, length }} at={chapter} />
      <Slider playback={playback}>
        <div className="timeline-track">
          <Played playback={playback} />
          <TrackParts {...{ chapters, length, idle }} />
        </div>
        <Thumb playback={playback} />
      </Slider>
      <MarkRow {...{ marks, length }} />
      <div className="timeline-foot">
        <Legend {...{ marks, compressIdle }} idle={idle.length > 0} />
        <div className="timeline-says">
          {children}
          <ReplayStatus />
        </div>
      </div>
    </div>
  );
}

/** Takes fingers, mice and keys to instants. What it tells of is a whole second: it is drawn anew no more often. */
function Slider({ playback, children }: { playback: Playback; children: ReactNode }) {
  const seconds = usePlaybackPart(({ at }) => Math.floor(at / 1000));
  const length = usePlaybackPart((view) => view.length);
  const chapter = usePlaybackPart((view) => chapterAt(view.chapters, view.at));
  const [pointed, setPointed] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    playback.seek(timeAt(event, length));
  };
  const onPointerMove = (event: PointerEvent): void => {
    const t = timeAt(event, length);
    setPointed(t);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) playback.seek(t);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = sliderKey(event, playback.getSnapshot().at, length);
    if (to === null) return;
    event.preventDefault();
    playback.seek(Math.max(0, Math.min(length, to)));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={replayWords.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.floor(length / 1000)}
      aria-valuenow={seconds}
      aria-valuetext={replayWords.instant(timeWords(seconds * 1000), timeWords(length), chapter?.title ?? "")}
      className="timeline-slider"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setPointed(null)}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {children}
      {pointed !== null ? <Tip t={pointed} /> : focused && <TipAtHead />}
    </div>
  );
}

function TipAtHead() {
  return <Tip t={usePlaybackPart(({ at }) => at)} />;
}

/** Over the track: the time and the chapter under the pointer, or where the focus is. */
function Tip({ t }: { t: number }) {
  const length = usePlaybackPart((view) => view.length);
  const title = usePlaybackPart(({ chapters }) => chapterAt(chapters, t)?.title ?? "");
  const left = share(t, length);
  // At the edges it stays within the timeline.
  const shift = left < 12 ? 0 : left > 88 ? -100 : -50;
  return (
    <span
      aria-hidden
      className="timeline-tip"
      style={{ left: `${left}%`, transform: `translateX(${shift}%)` }}
    >
      <b>{timeWords(t)}</b>
      {title !== "" && ` ${title}`}
    </span>
  );
}

function timeAt({ currentTarget, clientX }: PointerEvent, length: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.round(Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width))) * length);
}

/** Where a key leads on the slider; null where it leads nowhere. Milliseconds. */
function sliderKey({ key, shiftKey }: KeyboardEvent, at: number, length: number): number | null {
  const stride = shiftKey ? length / 10 : SKIP_MS;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return at + stride;
    case "ArrowLeft":
    case "ArrowDown":
      return at - stride;
    case "PageUp":
      return at + length / 10;
    case "PageDown":
      return at - length / 10;
    case "Home":
      return 0;
    case "End":
      return length;
    default:
      return null;
  }
}
