"use client";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { replayRefusals, replayWords, waitingWords } from "../words/replay.ts";

/** Over the lesson: what of the recording is missing, and what one can do. */
export function ReplayNotices() {
  const { playback } = useSession();
  const isLive = usePlaybackPart(({ manifest, at, length }) => manifest?.live === true && at >= length);
  const failed = usePlaybackPart((view) => view.failed);
  return (
    <div className="grid gap-3 not-empty:mb-4">
      {failed !== null && (
        <Notice
          tone="bad"
          announced
          actions={<Button onClick={playback?.retry}>{commonWords.tryAgain}</Button>}
        >
          {waitingWords[failed] ?? replayRefusals[failed]?.text ?? refusalWords(failed)}
        </Notice>
      )}
      {isLive && <SeenSoFar />}
    </div>
  );
}

/** All is seen of a class that is still going on: whoever plays it sees more by themselves. */
function SeenSoFar() {
  const { playback } = useSession();
  const playing = usePlaybackPart((view) => view.playing);
  if (playing) return <Notice>{replayWords.awaitsMore}</Notice>;
  return (
    <Notice actions={<Button onClick={playback?.play}>{replayWords.awaitMore}</Button>}>
      {replayWords.live}
    </Notice>
  );
}

/** For whoever steps by themselves: that the replay waits, and the way back. */
export function ReturnToReplay() {
  const { mode, returnToClass } = useSession();
  if (mode !== "own") return null;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-ink px-4 py-2 text-card">
      <span className="min-w-0 flex-1 basis-36 font-medium">{replayWords.away}</span>
      <Button onClick={returnToClass}>{replayWords.return}</Button>
    </div>
  );
}
