"use client";
import Circle from "lucide-react/icons/circle";
import Pause from "lucide-react/icons/pause";
import Square from "lucide-react/icons/square";
import { useSession } from "../../client/use-session.ts";
import type { RecordingLight as Light } from "../../domain/session/state.ts";
import { RecordingLight } from "../class/recording-light.tsx";
import { BarButton } from "../ui/bar-button.tsx";
import { teachWords } from "../words/teach.ts";
import { ElapsedChip } from "./elapsed-chip.tsx";

const words = teachWords.recording;

/** The recording light, what a host does about it, and for how long the class has run. */
export function RecordingControls() {
  const { act, state } = useSession();
  const open = act && state.phase === "open";
  return (
    <>
      <RecordingLight compact="bar" />
      <ElapsedChip />
      {open && <Controls light={state.recording} act={act} />}
    </>
  );
}

interface ControlsProps {
  readonly light: Light;
  readonly act: (command: { type: "recording/start" | "recording/pause" | "recording/stop" }) => void;
}

function Controls({ light, act }: ControlsProps) {
  if (light === "off")
    return (
      <BarButton
        icon={<Circle aria-hidden size={16} className="fill-current text-bad" />}
        words={words.start}
        short={words.start}
        onClick={() => act({ type: "recording/start" })}
      />
    );
  return (
    <fieldset className="flex">
      <legend className="sr-only">{words.controls}</legend>
      {light === "on" ? (
        <BarButton
          brief
          look="quiet"
          words={words.pause}
          short={words.short.pause}
          icon={<Pause aria-hidden size={17} />}
          onClick={() => act({ type: "recording/pause" })}
        />
      ) : (
        <BarButton
          brief
          look="quiet"
          words={words.goOn}
          short={words.short.goOn}
          icon={<Circle aria-hidden size={16} className="fill-current text-bad" />}
          onClick={() => act({ type: "recording/start" })}
        />
      )}
      <BarButton
        brief
        look="quiet"
        words={words.stop}
        short={words.short.stop}
        icon={<Square aria-hidden size={16} className="fill-current" />}
        onClick={() => act({ type: "recording/stop" })}
      />
    </fieldset>
  );
}
