"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import FastForward from "lucide-react/icons/fast-forward";
import Keyboard from "lucide-react/icons/keyboard";
import List from "lucide-react/icons/list";
import Maximize from "lucide-react/icons/maximize";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { type ReactNode, useSyncExternalStore } from "react";
import { usePlayback } from "../../client/use-replay.ts";
import { firstPosition, lastPosition, samePosition } from "../../domain/lesson/position.ts";
import { SPEEDS, timeWords } from "../../domain/recording/replay-link.ts";
import { useStepping } from "../lesson/use-stepping.ts";
import { LabelledSelect } from "../pad/labelled-select.tsx";
import { useSettled } from "../pad/use-settled.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { lessonWords } from "../words/lesson.ts";
import { replayWords } from "../words/replay.ts";
import { SKIP_MS } from "./replay-keys.ts";
import { goToChapter, skip, togglePlaying } from "./replay-moves.ts";

interface ReplayControlsProps {
  readonly onChapters: () => void;
  readonly onKeys: () => void;
  /** Beside the speed: what a recording may have besides. */
  readonly children?: ReactNode;
}

/** Play and pause, back and forward, how fast, and what is left out. */
export function ReplayControls({ onChapters, onKeys, children }: ReplayControlsProps) {
  const playback = usePlayback();
  const { playing, compressIdle, setCompressIdle } = playback;
  return (
    <fieldset className="replay-controls">
      <legend className="sr-only">{replayWords.controls}</legend>
      <Button
        look="primary"
        icon={playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        onClick={() => togglePlaying(playback)}
        className="sm:min-w-26"
      >
        {playing ? replayWords.pause : replayWords.play}
      </Button>
      <Skip label={replayWords.back} onClick={() => skip(playback, -SKIP_MS)}>
        {replayWords.backShort}
      </Skip>
      <Skip label={replayWords.forward} onClick={() => skip(playback, SKIP_MS)}>
        {replayWords.forwardShort}
      </Skip>
      <Skip label={replayWords.chapterBack} onClick={() => goToChapter(playback, -1)}>
        [<span className="max-lg:hidden"> chapter</span>
      </Skip>
      <Skip label={replayWords.chapterForward} onClick={() => goToChapter(playback, 1)}>
        <span className="max-lg:hidden">chapter </span>]
      </Skip>
      <Time />
      <div className="replay-controls-end">
        <OwnSteps />
        <Speed />
        <Button
          look={compressIdle ? "on" : "plain"}
          aria-pressed={compressIdle}
          title={replayWords.compressIdleHint}
          aria-label={replayWords.compressIdle}
          icon={<FastForward aria-hidden size={18} />}
          onClick={() => setCompressIdle(!compressIdle)}
          className="max-sm:px-0"
        >
          <span className="max-sm:hidden">{replayWords.compressIdle}</span>
        </Button>
        {children}
        <IconButton label={replayWords.chapters} icon={<List aria-hidden size={20} />} onClick={onChapters} />
        <FullScreen />
        <IconButton
          look="quiet"
          label={replayWords.more}
          icon={<Keyboard aria-hidden size={20} />}
          onClick={onKeys}
          className="max-md:hidden"
        />
      </div>
    </fieldset>
  );
}

function Skip({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button aria-label={label} title={label} onClick={onClick} className="whitespace-nowrap px-2.5">
      <span aria-hidden>{children}</span>
    </Button>
  );
}

/** How long something may be awaited before it is said, in ms: what is there at once needs no words. */
const PATIENCE_MS = 300;

function Time() {
  const { at, length, waiting, failed } = usePlayback();
  const isLate = useSettled(!waiting, PATIENCE_MS) === false && failed === null;
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-3 font-mono font-semibold text-sm">
      <span className="whitespace-nowrap">
        {timeWords(at)} / {timeWords(length)}
      </span>
      {isLate && <span className="font-sans text-warn">{replayWords.waiting}</span>}
    </p>
  );
}

/** Through the lesson by oneself; the replay stands still meanwhile. */
function OwnSteps() {
  const { back, forward, canMove, shape, position } = useStepping();
  const atStart = !canMove || samePosition(position, firstPosition);
  const atEnd = !canMove || samePosition(position, lastPosition(shape));
  return (
    <div className="flex gap-1.5">
      <IconButton
        label={lessonWords.back}
        icon={<ChevronLeft aria-hidden size={20} />}
        aria-disabled={atStart || undefined}
        onClick={() => !atStart && back()}
      />
      <IconButton
        label={lessonWords.forward}
        icon={<ChevronRight aria-hidden size={20} />}
        aria-disabled={atEnd || undefined}
        onClick={() => !atEnd && forward()}
      />
    </div>
  );
}

function Speed() {
  const { speed, setSpeed } = usePlayback();
  const speeds = (SPEEDS as readonly number[]).includes(speed)
    ? SPEEDS
    : [...SPEEDS, speed].toSorted((a, b) => a - b);
  const options = speeds.map((one) => [String(one), replayWords.speedOf(one)] as const);
  return (
    <LabelledSelect
      label={replayWords.speed}
      options={options}
      value={String(speed)}
      onChoose={(chosen) => setSpeed(Number(chosen))}
      className="replay-speed"
    />
  );
}

function FullScreen() {
  const can = useSyncExternalStore(
    () => () => {},
    () => document.fullscreenEnabled === true,
    () => false,
  );
  if (!can) return null;
  const toggle = (): void => {
    const change = document.fullscreenElement ? document.exitFullscreen() : document.body.requestFullscreen();
    // A browser that refuses leaves all as it is.
    change.catch(() => {});
  };
  return (
    <IconButton
      label={replayWords.fullScreen}
      icon={<Maximize aria-hidden size={19} />}
      onClick={toggle}
      className="max-md:hidden"
    />
  );
}
