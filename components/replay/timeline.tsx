"use client";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { usePlayback } from "../../client/use-replay.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { replayWords } from "../words/replay.ts";
import { SKIP_MS } from "./replay-keys.ts";
import { chapterAt } from "./replay-moves.ts";
import { ReplayStatus } from "./replay-status.tsx";
import { ChapterTitles, Legend, MarkRow, share, TrackParts } from "./timeline-picture.tsx";

/** All of the recording at once: its chapters, what happened when, where one is; and the way to any instant. */
export function Timeline() {
  const playback = usePlayback();
  const { at, length, chapters, marks, idle, compressIdle, seek } = playback;
  const [pointed, setPointed] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const chapter = chapterAt(chapters, at);
  const timeAt = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.round(Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width))) * length);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(timeAt(event));
  };
  const onPointerMove = (event: PointerEvent): void => {
    const t = timeAt(event);
    setPointed(t);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(t);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = sliderKey(event, at, length);
    if (to === null) return;
    event.preventDefault();
    seek(Math.max(0, Math.min(length, to)));
  };
  const told = pointed ?? (focused ? at : null);
  return (
    <div className="timeline">
      <ChapterTitles {...{ chapters, length }} at={chapter} />
      <div
        role="slider"
        tabIndex={0}
        aria-label={replayWords.timeline}
        aria-valuemin={0}
        aria-valuemax={Math.round(length / 1000)}
        aria-valuenow={Math.round(at / 1000)}
        aria-valuetext={replayWords.instant(timeWords(at), timeWords(length), chapter?.title ?? "")}
        className="timeline-slider"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(null)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <div className="timeline-track">
          <span className="timeline-played" style={{ width: `${share(at, length)}%` }} />
          <TrackParts {...{ chapters, length, idle }} />
        </div>
        <span className="timeline-thumb" style={{ left: `${share(at, length)}%` }} />
        {told !== null && <Tip t={told} length={length} title={chapterAt(chapters, told)?.title ?? ""} />}
      </div>
      <MarkRow {...{ marks, length }} />
      <div className="timeline-foot">
        <Legend {...{ marks, compressIdle }} idle={idle.length > 0} />
        <ReplayStatus />
      </div>
    </div>
  );
}

/** Over the track: the time and the chapter under the pointer, or where the focus is. */
function Tip({ t, length, title }: { t: number; length: number; title: string }) {
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
