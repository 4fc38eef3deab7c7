"use client";
import { Dialog } from "../ui/dialog.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { type KeyWords, keyWords } from "../words/keys.ts";

export type ScreenKey = "forward" | "back" | "blank" | "return" | "list";

interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The keys that this screen has. */
  readonly keys: readonly ScreenKey[];
}

/** The list of keys behind '?'. */
export function KeysDialog({ open, onClose, keys }: KeysDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={keyWords.title}>
      <KeyList keys={keys.map((key) => keyWords[key])} />
      <h3 className="font-semibold">{keyWords.inExecution}</h3>
      <KeyList keys={keyWords.execution} />
      <p className="text-sm text-soft">{keyWords.clicker}</p>
    </Dialog>
  );
}

/** Keys, and what each does. */
export function KeyList({ keys }: { keys: readonly KeyWords[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-3">
      {keys.map((one) => (
        <div key={one.does} className="contents">
          <dt className="flex gap-1.5">
            {one.keys.map((key) => (
              <KeyCap key={key}>{key}</KeyCap>
            ))}
          </dt>
          <dd>{one.does}</dd>
        </div>
      ))}
    </dl>
  );
}
