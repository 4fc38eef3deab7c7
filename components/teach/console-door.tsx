"use client";
import { useSession } from "../../client/use-session.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { LessonPending } from "../lesson/lesson-pending.tsx";
import { Header } from "../shell/header.tsx";
import { PlainPage } from "../shell/plain-page.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { teachWords } from "../words/teach.ts";
import { Console } from "./console.tsx";

const { out } = teachWords;

/** Whether this browser hosts the class: the console, or what it is instead and the way there. */
export function ConsoleDoor({ code }: { code: RoomCode }) {
  const { line, self, state } = useSession();
  if (line.is === "ended") return <Outside code={code} reason={line.reason} />;
  if (state.phase === "empty") return <Opening words={commonWords.connecting} />;
  if (self?.role === "host") return <Console code={code} />;
  return (
    <PlainPage title={out.student.title} text={out.student.text}>
      <ButtonLink look="primary" href={`/class/${code}`}>
        {out.student.go}
      </ButtonLink>
    </PlainPage>
  );
}

/** While the console is on its way. */
export function Opening({ words = teachWords.opening }: { words?: string }) {
  return (
    <>
      <Header inClass />
      <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
        <h1 className="sr-only">{teachWords.title}</h1>
        <LessonPending words={words} />
      </main>
    </>
  );
}

function Outside({ code, reason }: { code: RoomCode; reason: string }) {
  const mayJoin = reason !== "banned" && reason !== "no-such-class";
  return (
    <PlainPage title={out.title} text={refusalWords(reason)}>
      {mayJoin && <ButtonLink href={`/join/${code}`}>{out.join}</ButtonLink>}
      <ButtonLink href="/">{out.home}</ButtonLink>
    </PlainPage>
  );
}
