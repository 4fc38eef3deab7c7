"use client";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { Outline } from "../lesson/outline.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { soloWords } from "../words/solo.ts";

interface OutlineDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly lesson: Lesson;
  readonly at: number;
  readonly onGo: (step: number) => void;
}

/** All steps, at the side of the page. */
export function OutlineDrawer({ open, onClose, lesson, at, onGo }: OutlineDrawerProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={soloWords.outline}
      className="my-0 ml-0 h-dvh max-h-dvh w-[min(24rem,calc(100vw-3rem))] rounded-l-none"
    >
      <Outline lesson={lesson} at={at} onGo={onGo} />
    </Dialog>
  );
}
