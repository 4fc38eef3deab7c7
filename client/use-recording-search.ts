"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Lesson } from "../domain/lesson/lesson.ts";
import type { SearchHit } from "../domain/recording/search.ts";
import { searchRecording } from "./replay/search-recording.ts";
import { useSession } from "./use-session.ts";

/** What was found so far. */
export interface RecordingSearch {
  readonly is: "idle" | "looking" | "done";
  readonly hits: readonly SearchHit[];
  /** How much was looked through, from 0 to 1. */
  readonly done: number;
  /** Whether nothing had to be left out. */
  readonly isWhole: boolean;
}

const idle: RecordingSearch = { is: "idle", hits: [], done: 0, isWhole: true };

/** One search at a time through the recording in sight; a new one calls the one before off. */
export function useRecordingSearch(
  lesson: Lesson | null,
): RecordingSearch & { readonly look: (query: string) => void } {
  const { playback } = useSession();
  const [search, setSearch] = useState(idle);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const look = useCallback(
    (query: string) => {
      running.current?.abort();
      const manifest = playback?.getSnapshot().manifest;
      if (!playback || !manifest || query.trim() === "") return setSearch(idle);
      const control = new AbortController();
      running.current = control;
      const { signal } = control;
      const onFound = (hits: readonly SearchHit[], done: number): void => {
        if (!signal.aborted) setSearch({ is: "looking", hits, done, isWhole: true });
      };
      void searchRecording({ query, access: playback.access, manifest, lesson, onFound, signal }).then(
        (isWhole) => {
          if (!signal.aborted) setSearch((last) => ({ ...last, is: "done", isWhole }));
        },
      );
    },
    [playback, lesson],
  );
  return { ...search, look };
}
