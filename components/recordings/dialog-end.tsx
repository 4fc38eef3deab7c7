"use client";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { commonWords } from "../words/common.ts";

interface DialogEndProps {
  /** The words on the button that sends the form off. */
  readonly confirm: string;
  /** It takes something away. */
  readonly grave?: boolean;
  readonly busy: boolean;
  /** Why the last try was refused. */
  readonly problem?: string | null;
  readonly onClose: () => void;
}

/** The way out of a form in a dialog, and the way on. */
export function DialogEnd({ confirm, grave = false, busy, problem = null, onClose }: DialogEndProps) {
  return (
    <>
      <div aria-live="polite">{problem && <Notice tone="bad">{problem}</Notice>}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{commonWords.cancel}</Button>
        <Button type="submit" look={grave ? "danger" : "primary"} aria-disabled={busy}>
          {confirm}
        </Button>
      </div>
    </>
  );
}
