"use client";
import { useLesson } from "../../client/use-lesson.ts";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { CardHeading } from "../ui/card.tsx";
import { classes } from "../ui/classes.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { teachWords } from "../words/teach.ts";
import { StepNotes } from "./step-notes.tsx";
import { StepOutline } from "./step-outline.tsx";

/** The way through the lesson, and what only hosts know of the step in sight. */
export function LessonColumn({ code, className }: { code: RoomCode; className?: string }) {
  const { state, position } = useSession();
  const loaded = useLesson(state.lesson?.hash);
  return (
    <div
      className={classes(
        "flex min-h-0 min-w-0 flex-col overflow-hidden rounded-card border border-line bg-card",
        className,
      )}
    >
      <CardHeading
        aside={
          <span className="tabular-nums">
            {position.step + 1} / {state.lesson?.shape.length}
          </span>
        }
      >
        {teachWords.outline.title}
      </CardHeading>
      {loaded.is !== "ready" && <Skeleton lines={8} className="p-4" />}
      {loaded.is === "ready" && (
        <>
          <StepOutline lesson={loaded.lesson} />
          <StepNotes code={code} lesson={loaded.lesson} />
        </>
      )}
    </div>
  );
}
