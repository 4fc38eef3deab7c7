"use client";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { LessonPending } from "../lesson/lesson-pending.tsx";
import { Header } from "../shell/header.tsx";
import { commonWords } from "../words/common.ts";
import { ClassGone } from "./class-gone.tsx";
import { ClassInSession } from "./class-in-session.tsx";

/** Whether there is a class to show yet, still, or no more. */
export function ClassDoorway({ code }: { code: RoomCode }) {
  const { line, state } = useSession();
  if (line.is === "ended") return <ClassGone code={code} reason={line.reason} />;
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
