"use client";
import { useCallback, useState } from "react";
import { useImport } from "../../client/use-import.ts";
import { type Recordings, useRecordings } from "../../client/use-recordings.ts";
import { Header } from "../shell/header.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { commonWords } from "../words/common.ts";
import { recordingsWords } from "../words/recordings.ts";
import { refusalWords } from "../words/refusals.ts";
import { ImportBox } from "./import-box.tsx";
import { RecordingList } from "./recording-list.tsx";

/** The owner's page: all classes of this browser, and what can be done with what was recorded of them. */
export function RecordingsScreen() {
  const recordings = useRecordings();
  const brought = useImport(recordings.load);
  const [said, setSaid] = useState("");
  // Said twice in a row it would not be read out again without the change in between.
  const say = useCallback((words: string) => {
    setSaid("");
    requestAnimationFrame(() => setSaid(words));
  }, []);
  return (
    <>
      <Header />
      <main className="mx-auto grid max-w-5xl gap-6 px-4 py-8 md:px-6 md:py-12">
        <div>
          <h1 className="font-bold text-3xl tracking-tight">{recordingsWords.title}</h1>
          <p className="mt-2 text-soft">{recordingsWords.text}</p>
        </div>
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
        <Found recordings={recordings} onSaid={say} />
        <ImportBox {...brought} />
      </main>
    </>
  );
}

function Found({ recordings, onSaid }: { recordings: Recordings; onSaid: (words: string) => void }) {
  const { answer, load } = recordings;
  if (answer === null) return <Looking />;
  if (!answer.ok)
    return (
      <Notice tone="warn" announced actions={<Button onClick={load}>{commonWords.tryAgain}</Button>}>
        {refusalWords(answer.error.code, answer.error.retryAfterS)}
      </Notice>
    );
  if (answer.value.length === 0) return <NoneYet />;
  return <RecordingList cards={answer.value} controls={recordings} onSaid={onSaid} />;
}

function Looking() {
  return (
    <div className="grid gap-4 rounded-card border border-line bg-card p-5">
      <p aria-live="polite" className="text-soft">
        {recordingsWords.loading}
      </p>
      <Skeleton lines={2} />
    </div>
  );
}

function NoneYet() {
  const { title, text, start } = recordingsWords.empty;
  return (
    <section className="grid justify-items-start gap-3 rounded-card border border-line bg-card p-6">
      <h2 className="font-bold text-xl tracking-tight">{title}</h2>
      <p className="text-soft">{text}</p>
      <ButtonLink look="primary" href="/start">
        {start}
      </ButtonLink>
    </section>
  );
}
