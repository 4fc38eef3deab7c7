"use client";
import { KeyList } from "../keys/keys-dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { keyWords } from "../words/keys.ts";
import { replayKeys } from "../words/replay.ts";

/** The list of a replay's keys behind '?'. */
export function ReplayKeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={keyWords.title}>
      <KeyList keys={replayKeys} />
      <p className="text-soft text-sm">{keyWords.typing}</p>
    </Dialog>
  );
}
