"use client";
import { type FormEvent, useId, useState } from "react";
import { Dialog } from "../ui/dialog.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { DialogEnd } from "./dialog-end.tsx";
import { useAsking } from "./use-asking.ts";

const words = recordingsWords.forget;

/** Deletes what is one student's. The button says whose: nothing is deleted by a slip of the list. */
export function ForgetDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const id = useId();
  const [chosen, setChosen] = useState(card.students[0]?.id);
  const { busy, problem, ask } = useAsking();
  const student = card.students.find((one) => one.id === chosen) ?? card.students[0];
  if (!student || card.live)
    return (
      <Dialog open onClose={onClose} title={words.title}>
        <p className="text-soft">{card.live ? words.live : words.nobody}</p>
      </Dialog>
    );
  const forget = (event: FormEvent) => {
    event.preventDefault();
    ask(
      () => controls.forget(card.id, student.id),
      () => {
        onSaid(recordingsWords.said.forgotten(student.name));
        onClose();
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <p className="text-soft">{words.text}</p>
      <form onSubmit={forget} className="grid gap-3">
        <label htmlFor={id} className="font-semibold text-sm">
          {words.who}
        </label>
        <select
          id={id}
          value={student.id}
          onChange={(event) => setChosen(event.target.value)}
          className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-card px-3 text-base text-ink"
        >
          {card.students.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <DialogEnd
          confirm={words.confirm(student.name)}
          grave
          busy={busy}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
