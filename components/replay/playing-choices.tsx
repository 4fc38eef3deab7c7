"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import FastForward from "lucide-react/icons/fast-forward";
import type { Playback } from "../../client/playback.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { firstPosition, lastPosition, samePosition } from "../../domain/lesson/position.ts";
import { SPEEDS } from "../../domain/recording/replay-link.ts";
import { useStepping } from "../lesson/use-stepping.ts";
import { LabelledSelect } from "../pad/labelled-select.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { lessonWords } from "../words/lesson.ts";
import { replayWords } from "../words/replay.ts";

interface PartProps {
  readonly playback: Playback;
}

/** Whether times in which nothing happens are left out. */
export function CompressIdle({ playback }: PartProps) {
  const on = usePlaybackPart((view) => view.compressIdle);
  return (
    <Button
      look={on ? "on" : "plain"}
      aria-pressed={on}
      title={replayWords.compressIdleHint}
      aria-label={replayWords.compressIdle}
      icon={<FastForward aria-hidden size={18} />}
      onClick={() => playback.setCompressIdle(!on)}
      className="max-xl:px-0"
    >
      <span className="max-xl:hidden">{replayWords.compressIdle}</span>
    </Button>
  );
}

/** Through the lesson by oneself; the replay stands still meanwhile. */
export function OwnSteps() {
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

/** How fast it is played. */
export function Speed({ playback }: PartProps) {
  const speed = usePlaybackPart((view) => view.speed);
  const speeds = (SPEEDS as readonly number[]).includes(speed)
    ? SPEEDS
    : [...SPEEDS, speed].toSorted((a, b) => a - b);
  const options = speeds.map((one) => [String(one), replayWords.speedOf(one)] as const);
  return (
    <LabelledSelect
      label={replayWords.speed}
      options={options}
      value={String(speed)}
      onChoose={(chosen) => playback.setSpeed(Number(chosen))}
      className="replay-speed"
    />
  );
}
