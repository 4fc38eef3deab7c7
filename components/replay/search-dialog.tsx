"use client";
import { type FormEvent, useState } from "react";
import { type RecordingSearch, useRecordingSearch } from "../../client/use-recording-search.ts";
import { useSession } from "../../client/use-session.ts";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import type { SearchHit } from "../../domain/recording/search.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { replayWords, searchWords } from "../words/replay.ts";
import { padWordsOf } from "./pad-of-instant.ts";
import { useReplaySight } from "./replay-sight.tsx";

interface SearchDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly lesson: Lesson | null;
}

/** Looks for a text in the lesson and in all pads at all times, and goes to where it came. */
export function SearchDialog({ open, onClose, lesson }: SearchDialogProps) {
  const { playback } = useSession();
  const [typed, type] = useState("");
  const search = useRecordingSearch(lesson);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    search.look(typed);
  };
  const { want } = useReplaySight();
  const go = ({ t, where }: SearchHit): void => {
    playback?.pause();
    playback?.seek(t);
    want(where.in === "pad" ? where.pad : "auto");
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={searchWords.title} className="mt-[8dvh] max-h-[84dvh]">
      <form onSubmit={start} className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-start">
        <TextField
          ref={takesFocus}
          label={searchWords.field}
          hint={searchWords.hint}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <Button type="submit" look="primary" className="sm:mt-6.5">
          {replayWords.search}
        </Button>
      </form>
      <p role="status" className="text-soft text-sm">
        {standing(search)}
      </p>
      <ul className="grid gap-1">
        {search.hits.map((hit) => (
          <li key={`${hit.t} ${whereKey(hit)} ${hit.lineNumber}`}>
            <button type="button" onClick={() => go(hit)} className="replay-jump">
              <span className="font-mono text-soft">{timeWords(hit.t)}</span>
              <span className="grid min-w-0">
                <span className="truncate font-mono text-sm">{hit.line}</span>
                <Where hit={hit} lesson={lesson} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A dialog begins at what has this attribute, which React does not write. */
function takesFocus(field: HTMLInputElement | null): void {
  field?.setAttribute("autofocus", "");
}

function Where({ hit: { where, lineNumber }, lesson }: { hit: SearchHit; lesson: Lesson | null }) {
  const { state } = useSession();
  const place =
    where.in === "lesson"
      ? searchWords.inLesson(lesson?.steps[where.step]?.title ?? "")
      : `${padWordsOf(state, where.pad)}, ${searchWords.line(lineNumber)}`;
  return <span className="truncate text-soft text-xs">{place}</span>;
}

function whereKey({ where }: SearchHit): string {
  return where.in === "lesson" ? String(where.step) : where.pad;
}

function standing({ is, done, hits, isWhole }: RecordingSearch): string {
  if (is === "idle") return "";
  if (is === "looking") return searchWords.looking(done);
  if (!isWhole) return searchWords.notAll;
  return hits.length === 0 ? searchWords.none : searchWords.found(hits.length);
}
