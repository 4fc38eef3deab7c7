"use client";
import { useEffect } from "react";
import { useLesson } from "../../client/use-lesson.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { useTrace } from "../../client/use-trace.ts";
import { whenIdle } from "../../client/when-idle.ts";
import { openedTrace } from "../run/opened-trace.ts";

/** While it plays, what the next chapter shows is fetched and opened before it is due, so that the picture does not stand still then. */
export function ChapterAhead() {
  const { state } = useSession();
  const loaded = useLesson(state.lesson?.hash);
  const step = usePlaybackPart(({ playing, chapters, at }) =>
    playing ? chapters.find(({ t }) => t > at)?.step : undefined,
  );
  const code = loaded.is === "ready" && step !== undefined ? loaded.lesson.steps[step]?.code : null;
  const next = useTrace(code?.trace);
  useEffect(() => {
    if (next.is !== "ready") return;
    const { value } = next;
    return whenIdle(() => {
      openedTrace(value);
    });
  }, [next]);
  return null;
}
