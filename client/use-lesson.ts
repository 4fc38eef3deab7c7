"use client";
import { useContext } from "react";
import type { Lesson, LessonNotes } from "../domain/lesson/lesson.ts";
import type { RoomCode } from "../domain/room-code.ts";
import { fetchLesson, fetchNotes } from "./api.ts";
import { contentCache, type Loaded } from "./content/content-cache.ts";
import { useContent } from "./content/use-content.ts";
import { SessionContext } from "./use-session.ts";

const lessons = contentCache(fetchLesson);
const notes = contentCache(fetchNotes);

export type LoadedLesson =
  | { readonly is: "loading" }
  | { readonly is: "ready"; readonly lesson: Lesson }
  | { readonly is: "failed"; readonly code: string; readonly retry: () => void };

export type LoadedNotes =
  | { readonly is: "loading" }
  | { readonly is: "ready"; readonly notes: LessonNotes }
  | { readonly is: "failed"; readonly code: string; readonly retry: () => void };

/** The lesson with this hash; loading as long as the hash is not known. */
export function useLesson(hash: string | undefined): LoadedLesson {
  const loaded = useContent(useContext(SessionContext)?.content?.lessons ?? lessons, hash);
  if (loaded.is === "ready") return { is: "ready", lesson: loaded.value };
  return loaded.is === "failed" ? failed(loaded) : loaded;
}

/** The host's notes on the lesson of this class. */
export function useNotes(code: RoomCode | undefined): LoadedNotes {
  const loaded = useContent(notes, code);
  if (loaded.is === "ready") return { is: "ready", notes: loaded.value };
  return loaded.is === "failed" ? failed(loaded) : loaded;
}

function failed(loaded: Extract<Loaded<unknown>, { is: "failed" }>) {
  return { is: "failed", code: loaded.failure.code, retry: loaded.retry } as const;
}
