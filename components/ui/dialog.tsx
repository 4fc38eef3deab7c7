"use client";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { commonWords } from "../words/common.ts";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  readonly open: boolean;
  /** Escape, the cross, or whatever else closes it. */
  readonly onClose: () => void;
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes by Escape. */
export function Dialog({ open, onClose, title, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    if (!element.open) element.showModal();
    return () => element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={onClose}
      // Not when it is open again: its effect may run twice at first, and the event comes late.
      onClose={(event) => !event.currentTarget.open && onClose()}
      className={classes(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg overflow-auto rounded-card border border-line bg-card p-0 text-ink backdrop:bg-black/50",
        className,
      )}
    >
      {open && (
        <div className="grid gap-4 p-5">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="font-bold text-xl leading-tight tracking-tight">
              {title}
            </h2>
            <IconButton
              look="quiet"
              label={commonWords.close}
              icon={<X aria-hidden size={20} />}
              onClick={onClose}
              className="-mt-2 -mr-2"
            />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
