"use client";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { KeyList } from "../keys/keys-dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { keyWords } from "../words/keys.ts";
import { replayKeys, voicePlayWords } from "../words/replay.ts";

/** The list of a replay's keys behind '?'. */
export function ReplayKeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const hasVoice = usePlaybackPart(({ manifest }) => manifest !== null && manifest.voice.length > 0);
  const [play, ...others] = replayKeys;
  const keys = hasVoice ? [play, voicePlayWords.key, ...others] : replayKeys;
  return (
    <Dialog open={open} onClose={onClose} title={keyWords.title}>
      <KeyList keys={keys} />
      <p className="text-soft text-sm">{keyWords.typing}</p>
    </Dialog>
  );
}
