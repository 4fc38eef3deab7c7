"use client";
import { type ReactNode, type RefObject, useState } from "react";
import type { Session } from "../../client/use-session.ts";
import type { PadEditing } from "../editor/pad-editing.ts";
import { Button } from "../ui/button.tsx";
import { hostPadWords, padWords } from "../words/pad.ts";
import { CardNotice } from "./card-notice.tsx";
import type { PadChoice } from "./pad-choice.ts";
import { TakeText } from "./take-text.tsx";

interface PadSource {
  readonly pads: NonNullable<Session["pads"]>;
  readonly choice: PadChoice;
  /** What pads of an example begin with. */
  readonly example: string;
}

/** Changes of a whole pad at once. Each can be undone like any other edit, and says so. */
export interface Changes {
  readonly reset: () => void;
  readonly take: () => void;
  /** It was sent to everybody. */
  readonly sent: () => void;
  /** What was done last, and the way back; null when nothing was. */
  readonly note: ReactNode;
}

type Done = "reset" | "taken" | "sent";
const WORDS: Record<Done, string> = {
  reset: padWords.wasReset,
  taken: padWords.wasTaken,
  sent: hostPadWords.sent,
};

export function useChanges(
  editing: RefObject<PadEditing | null>,
  { pads, choice: { owner, place }, example }: PadSource,
): Changes {
  const at = `${owner} ${place}`;
  const [said, say] = useState<{ readonly at: string; readonly what: Done | "taking" } | null>(null);
  const what = said?.at === at ? said.what : null;
  const replace = (text: string, done: Done): void => {
    editing.current?.replace(text);
    say({ at, what: done });
  };
  const undo = (): void => {
    editing.current?.undo();
    say(null);
  };
  return {
    reset: () => replace(place === "free" ? "" : example, "reset"),
    take: () => say({ at, what: "taking" }),
    sent: () => say({ at, what: "sent" }),
    note:
      what === "taking" ? (
        <TakeText pads={pads} place={place} onTaken={(text) => replace(text, "taken")} />
      ) : (
        what && <DoneNotice what={what} onUndo={undo} onClose={() => say(null)} />
      ),
  };
}

interface DoneNoticeProps {
  readonly what: Done;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

function DoneNotice({ what, onUndo, onClose }: DoneNoticeProps) {
  return (
    <CardNotice
      tone="ok"
      announced
      actions={
        <>
          {what !== "sent" && <Button onClick={onUndo}>{padWords.undo}</Button>}
          <Button onClick={onClose}>{padWords.understood}</Button>
        </>
      }
    >
      {WORDS[what]}
    </CardNotice>
  );
}
