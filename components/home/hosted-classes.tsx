"use client";
import { useCallback, useEffect, useState } from "react";
import { type ApiResult, hostedClasses } from "../../client/api.ts";
import type { HostedClasses as Hosted } from "../../domain/http-api.ts";
import { showRoomCode } from "../../domain/room-code.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { commonWords } from "../words/common.ts";
import { homeWords } from "../words/home.ts";
import { givenWords } from "../words/moments.ts";
import { refusalWords } from "../words/refusals.ts";

/** The page with all of them is a press away. */
const MOST_SHOWN = 4;

/** The last classes that this browser has hosted, newest first: the way back to a running one, and to the replay of another. */
export function HostedClasses() {
  const [answer, setAnswer] = useState<ApiResult<Hosted> | null>(null);
  const load = useCallback(() => {
    setAnswer(null);
    void hostedClasses().then(setAnswer);
  }, []);
  useEffect(load, [load]);
  if (answer === null) return <p className="text-soft">{homeWords.hostedLoading}</p>;
  if (!answer.ok) {
    return (
      <Notice tone="warn" actions={<Button onClick={load}>{commonWords.tryAgain}</Button>}>
        {refusalWords(answer.error.code, answer.error.retryAfterS)}
      </Notice>
    );
  }
  const { classes } = answer.value;
  if (classes.length === 0) return <p className="text-soft">{homeWords.hostedEmpty}</p>;
  return (
    <ul className="grid gap-2">
      {classes.slice(0, MOST_SHOWN).map((one) => (
        <HostedClass key={one.code} hosted={one} />
      ))}
    </ul>
  );
}

function HostedClass({ hosted }: { hosted: Hosted["classes"][number] }) {
  const { code, lessonTitle, openedAt, closed, people } = hosted;
  const name = closed ? homeWords.replayFor : homeWords.goOnFor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-card px-5 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold">{lessonTitle}</p>
        <p className="text-[0.8125rem] text-soft">
          {givenWords(Date.parse(openedAt))} · {homeWords.hostedPeople(people)}
        </p>
      </div>
      <Chip className="font-mono">{showRoomCode(code)}</Chip>
      <Chip tone={closed ? "plain" : "ok"}>{closed ? homeWords.hostedEnded : homeWords.hostedRunning}</Chip>
      <ButtonLink
        href={closed ? `/classes#${code}` : `/teach/${code}`}
        aria-label={name(lessonTitle, showRoomCode(code))}
      >
        {closed ? homeWords.replay : homeWords.goOn}
      </ButtonLink>
    </li>
  );
}
