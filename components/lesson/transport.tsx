"use client";
import ChevronFirst from "lucide-react/icons/chevron-first";
import ChevronLast from "lucide-react/icons/chevron-last";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { lastPosition, samePosition } from "../../domain/lesson/position.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { lessonWords } from "../words/lesson.ts";
import { useStepping } from "./use-stepping.ts";

interface TransportProps {
  /** Whether these steps move the whole class: the baton's own colour says so, beside the words around it. */
  readonly driving?: boolean;
  /** On a phone the buttons of the frames give way. */
  readonly compact?: boolean;
}

/** Back and forward, and the two ends of the step's frames. A button that leads nowhere stays, and says that it is off. */
export function Transport({ driving = false, compact = false }: TransportProps) {
  const { shape, position, canMove, ...moves } = useStepping();
  const frames = shape[position.step] ?? 1;
  const atStart = !canMove || (position.step === 0 && position.frame === 0);
  const atEnd = !canMove || samePosition(position, lastPosition(shape));
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">{lessonWords.transport}</legend>
      <FrameEnd
        label={lessonWords.firstFrame}
        icon={<ChevronFirst aria-hidden size={20} />}
        off={!canMove || position.frame === 0}
        compact={compact}
        onGo={moves.firstFrame}
      />
      <Move
        label={lessonWords.back}
        off={atStart}
        onGo={moves.back}
        before={<ChevronLeft aria-hidden size={20} />}
      />
      <Move
        label={lessonWords.forward}
        off={atEnd}
        onGo={moves.forward}
        look={driving ? "accent" : "primary"}
        after={<ChevronRight aria-hidden size={20} />}
      />
      <FrameEnd
        label={lessonWords.lastFrame}
        icon={<ChevronLast aria-hidden size={20} />}
        off={!canMove || position.frame >= frames - 1}
        compact={compact}
        onGo={moves.lastFrame}
      />
    </fieldset>
  );
}

interface MoveProps {
  readonly label: string;
  /** Off but still there: a button that vanished would take the focus with it. */
  readonly off: boolean;
  readonly onGo: () => void;
  readonly look?: "plain" | "primary" | "accent";
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

function Move({ label, off, onGo, look = "plain", before, after }: MoveProps) {
  return (
    <Button
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => !off && onGo()}
      look={look}
      className="max-sm:px-0"
    >
      {before}
      <span className="max-sm:hidden">{label}</span>
      {after}
    </Button>
  );
}

interface FrameEndProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly off: boolean;
  readonly compact: boolean;
  readonly onGo: () => void;
}

function FrameEnd({ label, icon, off, compact, onGo }: FrameEndProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-disabled={off || undefined}
      onClick={() => !off && onGo()}
      className={compact ? "max-sm:hidden" : ""}
    />
  );
}
