"use client";
import Volume2 from "lucide-react/icons/volume-2";
import VolumeX from "lucide-react/icons/volume-x";
import { useEffect } from "react";
import type { Playback } from "../../client/playback.ts";
import { useReplayVoice, useVoiceView, type ReplayVoice as Voice } from "../../client/use-replay-voice.ts";
import { keyPlace } from "../keys/use-keys.ts";
import { useSettled } from "../pad/use-settled.ts";
import { Button } from "../ui/button.tsx";
import { voicePlayWords } from "../words/replay.ts";

/** How long the voice may be awaited before it is said, in ms. */
const PATIENCE_MS = 300;

interface VoiceProps {
  readonly playback: Playback;
}

/** The instructor's voice: whether it is heard, and how loud. It is played as long as this is shown. */
export function ReplayVoice({ playback }: VoiceProps) {
  const voice = useReplayVoice(playback);
  const { on, turn, is } = voice;
  useVoiceKey(on && is !== "refused", turn);
  if (on && is === "refused")
    return (
      <Button look="accent" icon={<Volume2 aria-hidden size={18} />} onClick={() => turn(true)}>
        {voicePlayWords.turnOn}
      </Button>
    );
  return (
    <div className="replay-voice">
      <Button
        look={on ? "on" : "plain"}
        aria-pressed={on}
        aria-label={voicePlayWords.voice}
        title={on ? voicePlayWords.silence : voicePlayWords.hear}
        icon={on ? <Volume2 aria-hidden size={18} /> : <VolumeX aria-hidden size={18} />}
        onClick={() => turn(!on)}
        className="max-sm:px-0"
      >
        <span className="max-sm:hidden">{voicePlayWords.voice}</span>
      </Button>
      {on && voice.hasVolume && <Volume voice={voice} />}
    </div>
  );
}

function Volume({ voice: { volume, setVolume } }: { voice: Voice }) {
  return (
    <div className="replay-volume">
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(volume * 100)}
        aria-label={voicePlayWords.volume}
        aria-valuetext={voicePlayWords.volumeOf(volume)}
        onChange={({ currentTarget }) => setVolume(currentTarget.valueAsNumber / 100)}
      />
    </div>
  );
}

/** Why the voice is not heard, in few words: the replay itself goes on. */
export function VoiceTrouble({ playback }: VoiceProps) {
  const { on, is } = useVoiceView(playback);
  const isLate = !useSettled(is !== "loading", PATIENCE_MS);
  if (!on) return null;
  const words: string | false =
    is === "missing" || is === "unplayable" ? voicePlayWords[is] : isLate && voicePlayWords.loading;
  return words && <p className="replay-voice-trouble">{words}</p>;
}

/** 'M' as in other players; `turn` is a fixed function. */
function useVoiceKey(on: boolean, turn: (on: boolean) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== "m") return;
      const { typing, covered } = keyPlace(event.target);
      if (covered || (typing && !isRange(event.target))) return;
      event.preventDefault();
      turn(!on);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [on, turn]);
}

/** A slider takes no letters. */
function isRange(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "range";
}
