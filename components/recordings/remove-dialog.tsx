"use client";
import { type FormEvent, useRef, useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { DialogEnd } from "./dialog-end.tsx";
import { sameTitle } from "./same-title.ts";
import { useAsking } from "./use-asking.ts";

const words = recordingsWords.remove;

/** Deletes a class for good, once its name has been typed: it cannot be undone. */
export function RemoveDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const { busy, problem, ask } = useAsking();
  const remove = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("title") ?? "");
    const same = sameTitle(typed, card.title);
    setWrong(!same);
    if (!same) return field.current?.focus();
    ask(
      () => controls.remove(card.id),
      () => {
        onSaid(recordingsWords.said.deleted(card.title));
        onClose();
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={words.title(card.title)}>
      <div className="grid gap-2 text-soft">
        <p>{words.text}</p>
        {card.live && <p className="font-semibold text-ink">{words.live}</p>}
      </div>
      <form onSubmit={remove} noValidate className="grid gap-3">
        <TextField
          ref={field}
          name="title"
          label={words.label}
          placeholder={card.title}
          problem={wrong ? words.wrong(card.title) : null}
        />
        <DialogEnd confirm={words.confirm} grave busy={busy} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  );
}
