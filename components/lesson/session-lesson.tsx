"use client";
import { useLesson } from "../../client/use-lesson.ts";
import { useSession } from "../../client/use-session.ts";
import { LessonFailed, LessonPending } from "./lesson-pending.tsx";
import { LessonView } from "./lesson-view.tsx";

/** The lesson of the session, where this viewer is in it. */
export function SessionLesson({ questionNote }: { questionNote?: string }) {
  const { state, position } = useSession();
  const loaded = useLesson(state.lesson?.hash);
  if (loaded.is === "loading") return <LessonPending />;
  if (loaded.is === "failed") return <LessonFailed code={loaded.code} retry={loaded.retry} />;
  return <LessonView lesson={loaded.lesson} position={position} questionNote={questionNote} />;
}
