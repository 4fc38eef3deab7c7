"use client";
import Keyboard from "lucide-react/icons/keyboard";
import List from "lucide-react/icons/list";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import type { ReactNode } from "react";
import type { Playback } from "../../client/playback.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { useSettled } from "../pad/use-settled.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { replayWords } from "../words/replay.ts";
import { FullScreen } from "./full-screen.tsx";
import { CompressIdle, OwnSteps, Speed } from "./playing-choices.tsx";
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
  const { playback } = useSession();
  if (!playback) return null;
  return (
    <fieldset className="replay-controls">
      <legend className="sr-only">{replayWords.controls}</legend>
      <PlayButton playback={playback} />
      <Skip label={replayWords.back} onClick={() => skip(playback, -SKIP_MS)}>
        {replayWords.backShort}
      </Skip>
      <Skip label={replayWords.forward} onClick={() => skip(playback, SKIP_MS)}>
        {replayWords.forwardShort}
      </Skip>
      <Skip label={replayWords.chapterBack} onClick={() => goToChapter(playback, -1)}>
        [<span className="max-xl:hidden"> {replayWords.chapterShort}</span>
      </Skip>
      <Skip label={replayWords.chapterForward} onClick={() => goToChapter(playback, 1)}>
        <span className="max-xl:hidden">{replayWords.chapterShort} </span>]
      </Skip>
      <Time />
      <div className="replay-controls-end">
        <OwnSteps />
        <Speed playback={playback} />
        <CompressIdle playback={playback} />
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

function PlayButton({ playback }: { playback: Playback }) {
  const playing = usePlaybackPart((view) => view.playing);
  return (
    <Button
      look="primary"
      icon={playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
      onClick={() => togglePlaying(playback)}
      className="sm:min-w-26"
    >
      {playing ? replayWords.pause : replayWords.play}
    </Button>
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
  const time = usePlaybackPart(({ at, length }) => `${timeWords(at)} / ${timeWords(length)}`);
  const isMissing = usePlaybackPart(({ waiting, failed }) => waiting && failed === null);
  const isInTime = useSettled(!isMissing, PATIENCE_MS);
  return (
    <>
      <p className="replay-time">{time}</p>
      {!isInTime && <p className="text-sm text-warn">{replayWords.waiting}</p>}
    </>
  );
}
