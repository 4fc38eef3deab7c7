"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { readName } from "../../domain/name.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { teachWords } from "../words/teach.ts";
import type { PersonAsk } from "./person-choices.tsx";
import type { RosterRow } from "./roster.ts";

const words = teachWords.ask;

export interface Asked {
  readonly what: PersonAsk;
  readonly row: RosterRow;
}

interface PersonDialogsProps {
  readonly asked: Asked | null;
  readonly act: (command: ClientCommand) => void;
  readonly onClose: () => void;
}

/** Asks once more, or for a new name. */
export function PersonDialogs({ asked, act, onClose }: PersonDialogsProps) {
  if (!asked) return null;
  const { what, row } = asked;
  if (what === "rename") return <Rename row={row} act={act} onClose={onClose} />;
  const { title, text, confirm } = words[what];
  return (
    <ConfirmDialog
      open
      title={title(row.name)}
      confirm={confirm}
      onConfirm={() => act(commandFor(what, row.id))}
      onClose={onClose}
    >
      {text}
    </ConfirmDialog>
  );
}

function commandFor(what: Exclude<PersonAsk, "rename">, id: string): ClientCommand {
  if (what === "makeHost") return { type: "role/give", id, role: "host" };
  return what === "remove" ? { type: "participant/remove", id } : { type: "participant/ban", id };
}

interface RenameProps {
  readonly row: RosterRow;
  readonly act: (command: ClientCommand) => void;
  readonly onClose: () => void;
}

function Rename({ row, act, onClose }: RenameProps) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A dialog gives the focus to its first button.
  useEffect(() => field.current?.select(), []);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readName(String(new FormData(event.currentTarget).get("name") ?? ""));
    if (!read.ok) {
      field.current?.focus();
      return setProblem(refusalWords(read.error));
    }
    act({ type: "participant/rename", id: row.id, name: read.value });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={words.rename.title(row.name)}>
      <form onSubmit={rename} noValidate className="grid gap-3">
        <TextField
          ref={field}
          name="name"
          label={words.rename.label}
          defaultValue={row.name}
          problem={problem}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{commonWords.cancel}</Button>
          <Button type="submit" look="primary">
            {words.rename.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
