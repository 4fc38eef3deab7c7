"use client";
import type { AboutRecording } from "./about-recording.ts";
import { CutsDialog } from "./cuts-dialog.tsx";
import { FilesDialog } from "./files-dialog.tsx";
import { ForgetDialog } from "./forget-dialog.tsx";
import type { RecordingAsk } from "./recording-asks.ts";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { ShareDialog } from "./share-dialog.tsx";

/** The dialog about one recording. */
export function RecordingDialog({ what, ...about }: AboutRecording & { what: RecordingAsk }) {
  switch (what) {
    case "rename":
      return <RenameDialog {...about} />;
    case "share":
      return <ShareDialog {...about} />;
    case "cuts":
      return <CutsDialog {...about} />;
    case "files":
      return <FilesDialog {...about} />;
    case "forget":
      return <ForgetDialog {...about} />;
    case "remove":
      return <RemoveDialog {...about} />;
  }
}
