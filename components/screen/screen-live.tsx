"use client";
import { Suspense, useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { SessionLesson } from "../lesson/session-lesson.tsx";
import { StepStatus } from "../lesson/step-status.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { screenWords } from "../words/screen.ts";
import { ScreenCorner } from "./screen-corner.tsx";
import { ScreenLine } from "./screen-line.tsx";
import { useFit } from "./use-fit.ts";

const ScreenSpotlight = lazyPart(async () => (await import("../pad/screen-spotlight.tsx")).ScreenSpotlight);

/** The lesson, as large as it goes: nothing is scrolled by hand, and long code moves to the lines in question by itself. */
export function ScreenLive({ code }: { code: RoomCode }) {
  const { state } = useSession();
  const main = useRef<HTMLElement>(null);
  useFit(main);
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <header className="flex items-center gap-[1.5em] border-line border-b bg-card px-[2vw] py-[0.4em] text-[0.75em]">
        <h1 className="min-w-0 truncate font-semibold">{state.lesson?.title}</h1>
        <StepStatus className="ml-auto" />
        <ScreenLine />
        <ScreenCorner code={code} />
      </header>
      <main ref={main} className="screen-lesson min-h-0 p-[1.2vw]">
        {state.spotlight ? (
          <Suspense>
            <ScreenSpotlight />
          </Suspense>
        ) : (
          <SessionLesson questionNote={screenWords.question} />
        )}
      </main>
    </div>
  );
}
