"use client";
import { SessionContext } from "../../client/use-session.ts";
import { useSoloSession } from "../../client/use-solo-session.ts";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { SoloLesson } from "./solo-lesson.tsx";

/** A lesson without a class; authors see theirs here too. */
export function SoloScreen({ lesson }: { lesson: Lesson }) {
  const source = useSoloSession(lesson);
  return (
    <SessionContext value={source}>
      <SoloLesson lesson={lesson} />
    </SessionContext>
  );
}
