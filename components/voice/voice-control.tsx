"use client";
import Mic from "lucide-react/icons/mic";
import MicOff from "lucide-react/icons/mic-off";
import Pause from "lucide-react/icons/pause";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Upload from "lucide-react/icons/upload";
import { useSession } from "../../client/use-session.ts";
import { useVoice } from "../../client/use-voice.ts";
import { BarButton } from "../ui/bar-button.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { voiceWords } from "../words/voice.ts";
import { LevelMeter } from "./level-meter.tsx";

/** The host's own voice, beside the recording light: on and off, and whether it is heard. Sentences are in `VoiceNotice`. */
export function VoiceControl() {
  const { is, ready, start } = useVoice();
  const { self, state } = useSession();
  if (!ready || state.phase !== "open" || state.recording === "off" || is === "elsewhere") return null;
  const other = state.voice !== null && state.voice !== self?.id ? state.people[state.voice] : undefined;
  if (other) {
    const words = voiceWords.of(other.name);
    return (
      <Chip icon={<Mic aria-hidden size={15} />} title={words}>
        <span className="max-w-44 truncate">{words}</span>
      </Chip>
    );
  }
  if (is === "off")
    return (
      <BarButton
        brief
        icon={<Mic aria-hidden size={17} />}
        words={voiceWords.start}
        short={voiceWords.short}
        onClick={() => void start()}
      />
    );
  if (is === "asking" || is === "starting")
    return (
      <Button aria-disabled icon={<Mic aria-hidden size={17} />}>
        {voiceWords[is]}
      </Button>
    );
  return <VoiceOn />;
}

function VoiceOn() {
  const { stop } = useVoice();
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{voiceWords.controls}</legend>
      <Standing />
      <Behind />
      <BarButton
        brief
        look="quiet"
        icon={<MicOff aria-hidden size={17} />}
        words={voiceWords.stop}
        short={voiceWords.stopShort}
        onClick={stop}
      />
    </fieldset>
  );
}

function Standing() {
  const { is, silent } = useVoice();
  if (is === "paused")
    return (
      <Chip icon={<Pause aria-hidden size={15} />} title={voiceWords.paused}>
        <span className="snug:sr-only">{voiceWords.paused}</span>
        <span aria-hidden className="hidden snug:inline">
          {voiceWords.short}
        </span>
      </Chip>
    );
  if (silent)
    return (
      <Chip tone="warn" icon={<TriangleAlert aria-hidden size={15} />}>
        {voiceWords.silent}
      </Chip>
    );
  return (
    <Chip icon={<Mic aria-hidden size={15} />} data-voice="on">
      <span className="snug:sr-only">{voiceWords.on}</span>
      <LevelMeter />
    </Chip>
  );
}

function Behind() {
  const { behind, unsentS } = useVoice();
  if (!behind) return null;
  return (
    <Chip tone="warn" icon={<Upload aria-hidden size={15} />} title={voiceWords.behindText}>
      <span className="snug:sr-only">{voiceWords.behind(unsentS)}</span>
      <span aria-hidden className="hidden snug:inline">
        {voiceWords.behindShort(unsentS)}
      </span>
    </Chip>
  );
}
