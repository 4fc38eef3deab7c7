"use client";
import { useEffect } from "react";
import { useLesson } from "../../client/use-lesson.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { LessonPending } from "../lesson/lesson-pending.tsx";
import { Header } from "../shell/header.tsx";
import { replayWords } from "../words/replay.ts";
import { ReplayGone } from "./replay-gone.tsx";
import { ReplayInSight } from "./replay-in-sight.tsx";

/** Whether there is a recording to show yet, or why there is none. */
export function ReplayDoorway() {
  const { state, playback } = useSession();
  const failed = usePlaybackPart(({ is, failed }) => (is === "failed" ? failed : null));
  const isEmpty = usePlaybackPart(({ manifest }) => manifest?.chunks.length === 0);
  const missing = usePlaybackPart((view) => view.failed);
  usePartsAhead();
  if (failed !== null) return <ReplayGone code={failed} retry={playback?.retry} />;
  if (isEmpty) return <ReplayGone code="nothing-recorded" retry={playback?.retry} />;
  if (state.phase !== "empty") return <ReplayInSight />;
  if (missing !== null) return <ReplayGone code={missing} retry={playback?.retry} />;
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
        <h1 className="sr-only">{replayWords.page}</h1>
        <LessonPending words={replayWords.loading} />
      </main>
    </>
  );
}

/** Brings what the first instant is drawn with while that is still on its way. */
function usePartsAhead(): void {
  useLesson(usePlaybackPart(({ manifest }) => manifest?.lesson.hash));
  useEffect(() => {
    // Who shows it brings it again, should it not be had.
    import("./replay-step.tsx").catch(() => {});
  }, []);
}
