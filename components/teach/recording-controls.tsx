"use client";
import Circle from "lucide-react/icons/circle";
import Pause from "lucide-react/icons/pause";
import Square from "lucide-react/icons/square";
import { useSession } from "../../client/use-session.ts";
import type { RecordingLight as Light } from "../../domain/session/state.ts";
import { RecordingLight } from "../class/recording-light.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
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
      <Button
        icon={<Circle aria-hidden size={15} className="fill-current text-bad" />}
        onClick={() => act({ type: "recording/start" })}
      >
        {words.start}
      </Button>
    );
  return (
    <fieldset className="flex">
      <legend className="sr-only">{words.controls}</legend>
      {light === "on" ? (
        <IconButton
          look="quiet"
          label={words.pause}
          icon={<Pause aria-hidden size={18} />}
          onClick={() => act({ type: "recording/pause" })}
        />
      ) : (
        <IconButton
          look="quiet"
          label={words.goOn}
          icon={<Circle aria-hidden size={18} className="fill-current text-bad" />}
          onClick={() => act({ type: "recording/start" })}
        />
      )}
      <IconButton
        look="quiet"
        label={words.stop}
        icon={<Square aria-hidden size={16} className="fill-current" />}
        onClick={() => act({ type: "recording/stop" })}
      />
    </fieldset>
  );
}
