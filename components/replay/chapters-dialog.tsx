"use client";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { Dialog } from "../ui/dialog.tsx";
import { replayWords } from "../words/replay.ts";
import { chapterAt } from "./replay-moves.ts";

/** All chapters, with when they begin: for phones, for ears, and for those too short to bear a title on the timeline. */
export function ChaptersDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { playback } = useSession();
  const chapters = usePlaybackPart((view) => view.chapters);
  const now = usePlaybackPart(({ at, chapters: all }) => chapterAt(all, at));
  const go = (t: number): void => {
    playback?.seek(t);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={replayWords.chapters}>
      <ol className="grid gap-1">
        {chapters.map((chapter) => (
          <li key={chapter.t}>
            <button
              type="button"
              aria-current={chapter === now || undefined}
              onClick={() => go(chapter.t)}
              className="replay-jump"
            >
              <span className="font-mono text-soft">{timeWords(chapter.t)}</span>
              <span>{chapter.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
