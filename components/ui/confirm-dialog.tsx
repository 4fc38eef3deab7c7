"use client";
import type { ReactNode } from "react";
import { commonWords } from "../words/common.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, and what can be undone. */
  readonly children: ReactNode;
  /** The words on the button that does it. */
  readonly confirm: string;
  /** It takes nothing from anybody: no colour of danger. */
  readonly harmless?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before what cannot be undone. The focus is on the way out. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirm,
  harmless = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const confirmAndClose = () => {
    onConfirm();
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="text-soft">{children}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{commonWords.cancel}</Button>
        <Button look={harmless ? "primary" : "danger"} onClick={confirmAndClose}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
