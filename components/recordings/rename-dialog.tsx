"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { DialogEnd } from "./dialog-end.tsx";
import { useAsking } from "./use-asking.ts";

const words = recordingsWords.rename;
const LONGEST = 300;

/** Another name for a class; the lesson keeps its own. */
export function RenameDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const field = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const { busy, problem, ask } = useAsking();
  // A dialog gives the focus to its first button.
  useEffect(() => field.current?.select(), []);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get("title") ?? "").trim();
    setEmpty(title === "");
    if (title === "") return field.current?.focus();
    ask(
      () => controls.change(card.id, { title }),
      () => {
        onSaid(recordingsWords.said.renamed(title));
        onClose();
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <form onSubmit={rename} noValidate className="grid gap-3">
        <TextField
          ref={field}
          name="title"
          label={words.label}
          defaultValue={card.title}
          maxLength={LONGEST}
          problem={empty ? words.empty : problem}
        />
        <DialogEnd confirm={words.confirm} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
