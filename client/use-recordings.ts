"use client";
import { useCallback, useEffect, useState } from "react";
import type { RecordingCard, RecordingChange, RecordingName } from "../domain/recording/recording-api.ts";
import { ok } from "../domain/result.ts";
import type { ApiFailure, ApiResult } from "./api.ts";
import { changeRecording, deleteRecording, forgetStudent, ownRecordings } from "./recordings-api.ts";

/** What came of it; null: it is done. */
export type Outcome = ApiFailure | null;

/** What an owner can do with their recordings. */
export interface OwnerControls {
  readonly change: (id: RecordingName, change: RecordingChange) => Promise<Outcome>;
  readonly remove: (id: RecordingName) => Promise<Outcome>;
  readonly forget: (id: RecordingName, student: string) => Promise<Outcome>;
}

export interface Recordings extends OwnerControls {
  /** Newest first; null before the first answer. */
  readonly answer: ApiResult<readonly RecordingCard[]> | null;
  readonly load: () => void;
}

/** Between two questions while something is being prepared, in ms. */
const ASK_AGAIN_MS = 2000;

/** The recordings of this browser's classes, asked for again whenever the page is looked at anew, and until all are prepared. */
export function useRecordings(): Recordings {
  const [answer, setAnswer] = useState<Recordings["answer"]>(null);
  const load = useCallback(() => {
    // What is shown already is better than an error that is over soon.
    void ownRecordings().then((next) => setAnswer((before) => (before?.ok && !next.ok ? before : next)));
  }, []);
  useEffect(() => {
    load();
    const look = (): void => {
      if (document.visibilityState === "visible") load();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [load]);
  const isPreparing = answer?.ok === true && answer.value.some(({ preparing }) => preparing);
  useEffect(() => {
    const timer = isPreparing ? setInterval(load, ASK_AGAIN_MS) : undefined;
    return () => clearInterval(timer);
  }, [isPreparing, load]);
  const change = useCallback(async (id: RecordingName, asked: RecordingChange) => {
    const changed = await changeRecording(id, asked);
    if (!changed.ok) return changed.error;
    setAnswer((before) => withCards(before, (one) => [one.id === id ? changed.value : one]));
    return null;
  }, []);
  const remove = useCallback(async (id: RecordingName) => {
    const removed = await deleteRecording(id);
    if (!removed.ok) return removed.error;
    setAnswer((before) => withCards(before, (one) => (one.id === id ? [] : [one])));
    return null;
  }, []);
  const forget = useCallback(
    async (id: RecordingName, student: string) => {
      const forgotten = await forgetStudent(id, student);
      if (!forgotten.ok) return forgotten.error;
      load();
      return null;
    },
    [load],
  );
  return { answer, load, change, remove, forget };
}

function withCards(
  answer: Recordings["answer"],
  change: (card: RecordingCard) => readonly RecordingCard[],
): Recordings["answer"] {
  return answer?.ok ? ok(answer.value.flatMap(change)) : answer;
}
