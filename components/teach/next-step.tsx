"use client";
import { useLesson } from "../../client/use-lesson.ts";
import { useSession } from "../../client/use-session.ts";
import { teachWords } from "../words/teach.ts";

/** What comes after the step in sight, so that a host can lead over to it. */
export function NextStep() {
  const { state, position } = useSession();
  const loaded = useLesson(state.lesson?.hash);
  if (loaded.is !== "ready") return null;
  const next = loaded.lesson.steps[position.step + 1];
  return (
    <p className="min-w-0 flex-1 basis-56 truncate">
      <b>{teachWords.next.title}</b>
      <span className="ml-3 text-soft">
        {next ? teachWords.next.step(position.step + 2, next.title) : teachWords.next.last}
      </span>
    </p>
  );
}
