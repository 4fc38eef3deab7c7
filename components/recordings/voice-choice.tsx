"use client";
import { useState } from "react";
import { CheckField } from "../ui/check-field.tsx";
import { recordingsWords } from "../words/recordings.ts";

const words = recordingsWords.sharing;

interface VoiceChoiceProps {
  /** As it is kept. */
  readonly heard: boolean;
  readonly busy: boolean;
  readonly onChoose: (heard: boolean) => void;
}

/** Whether those who have the link hear the voice. What was pressed shows at once, and goes back when it is refused. */
export function VoiceChoice({ heard, busy, onChoose }: VoiceChoiceProps) {
  const [wanted, setWanted] = useState(heard);
  return (
    <CheckField
      label={words.voice}
      hint={words.voiceHint}
      checked={busy ? wanted : heard}
      aria-disabled={busy}
      onChange={({ target }) => {
        if (busy) return;
        setWanted(target.checked);
        onChoose(target.checked);
      }}
    />
  );
}
