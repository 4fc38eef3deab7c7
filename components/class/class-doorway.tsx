"use client";
import { Suspense } from "react";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { LessonPending } from "../lesson/lesson-pending.tsx";
import { Header } from "../shell/header.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { commonWords } from "../words/common.ts";
import { ClassInSession } from "./class-in-session.tsx";

// Most never see it.
const ClassGone = lazyPart(async () => (await import("./class-gone.tsx")).ClassGone);

/** Whether there is a class to show yet, still, or no more. */
export function ClassDoorway({ code }: { code: RoomCode }) {
  const { line, state } = useSession();
  if (line.is === "ended")
    return (
      <Suspense>
        <ClassGone code={code} reason={line.reason} />
      </Suspense>
    );
  if (state.phase === "empty") return <Connecting />;
  return <ClassInSession code={code} />;
}

function Connecting() {
  return (
    <>
      <Header inClass />
      <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
        <h1 className="sr-only">{commonWords.product}</h1>
        <LessonPending words={commonWords.connecting} />
      </main>
    </>
  );
}
