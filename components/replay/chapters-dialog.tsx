"use client";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { Dialog } from "../ui/dialog.tsx";
import { markWords, replayWords } from "../words/replay.ts";
import { chapterAt, marksOfChapters } from "./replay-moves.ts";

/** All chapters and what happened in them: for phones, for ears, and for those too short to bear a title on the timeline. */
export function ChaptersDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={replayWords.chapters}>
      <Chapters onGone={onClose} />
    </Dialog>
  );
}

function Chapters({ onGone }: { onGone: () => void }) {
  const { playback } = useSession();
  const chapters = usePlaybackPart((view) => view.chapters);
  const marks = usePlaybackPart((view) => view.marks);
  const now = usePlaybackPart(({ at, chapters: all }) => chapterAt(all, at));
  const go = (t: number): void => {
    playback?.seek(t);
    onGone();
  };
  return (
    <ol className="grid gap-1">
      {marksOfChapters(chapters, marks).map(({ chapter, marks: inside }) => (
        <li key={chapter.t}>
          <Jump t={chapter.t} words={chapter.title} isNow={chapter === now} onGo={go} />
          {inside.length > 0 && (
            <ul className="pl-6">
              {inside.map(({ t, kind }) => (
                <li key={`${t} ${kind}`}>
                  <Jump t={t} words={markWords[kind]} onGo={go} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

interface JumpProps {
  readonly t: number;
  readonly words: string;
  /** Whether this is where one is. */
  readonly isNow?: boolean;
  readonly onGo: (t: number) => void;
}

function Jump({ t, words, isNow = false, onGo }: JumpProps) {
  return (
    <button type="button" aria-current={isNow || undefined} onClick={() => onGo(t)} className="replay-jump">
      <span className="font-mono text-soft">{timeWords(t)}</span>
      <span>{words}</span>
    </button>
  );
}
