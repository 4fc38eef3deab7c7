"use client";
import { useEffect, useRef } from "react";
import { rememberedName } from "../../client/remembered.ts";
import type { LessonCard } from "../../domain/lesson/lesson-card.ts";
import { LessonArticle } from "../home/lesson-article.tsx";
import { Header } from "../shell/header.tsx";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextField } from "../ui/text-field.tsx";
import { homeWords } from "../words/home.ts";
import { startWords } from "../words/start.ts";
import { type StartTry, useStart } from "./use-start.ts";

interface StartScreenProps {
  readonly lessons: readonly LessonCard[];
  readonly passcodeNeeded: boolean;
}

/** The choice of a lesson: one press and the class is open. */
export function StartScreen({ lessons, passcodeNeeded }: StartScreenProps) {
  const [tried, start, busy] = useStart();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tried.nameProblem || tried.passcodeProblem)
      form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  }, [tried]);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-5xl px-4 py-8 md:px-6 md:py-12">
        <h1 className="font-bold text-3xl tracking-tight">{startWords.title}</h1>
        <p className="mt-2 text-soft">{startWords.text}</p>
        <form ref={form} action={start} noValidate className="mt-6 grid gap-6">
          {/* Enter in a field may not choose between lessons. */}
          {lessons.length > 1 && <button type="submit" disabled hidden />}
          <HostFields tried={tried} passcodeNeeded={passcodeNeeded} />
          <CheckField
            name="recorded"
            label={startWords.recordLabel}
            hint={startWords.recordHint}
            defaultChecked={tried.recorded}
          />
          {tried.problem && (
            <Notice tone="bad" announced>
              {tried.problem}
            </Notice>
          )}
          <Lessons lessons={lessons} busy={busy} />
        </form>
      </main>
    </>
  );
}

function HostFields({ tried, passcodeNeeded }: { tried: StartTry; passcodeNeeded: boolean }) {
  const name = useRef<HTMLInputElement>(null);
  // After the first paint: the server does not know the name, and what was typed meanwhile stands.
  useEffect(() => {
    if (name.current?.value === "") name.current.value = rememberedName();
  }, []);
  return (
    <div className="grid max-w-2xl items-start gap-4 sm:grid-cols-2">
      <TextField
        ref={name}
        name="name"
        label={startWords.nameLabel}
        hint={startWords.nameHint}
        problem={tried.nameProblem}
        defaultValue={tried.name}
        placeholder={startWords.nameless}
        autoComplete="nickname"
      />
      {passcodeNeeded && (
        <TextField
          name="passcode"
          type="password"
          label={startWords.passcodeLabel}
          hint={startWords.passcodeHint}
          problem={tried.passcodeProblem}
          autoComplete="current-password"
        />
      )}
    </div>
  );
}

function Lessons({ lessons, busy }: { lessons: readonly LessonCard[]; busy: boolean }) {
  return (
    <section aria-label={startWords.lessons} className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-bold text-xl tracking-tight">{startWords.lessons}</h2>
        <p aria-live="polite" className="text-soft">
          {busy && startWords.starting}
        </p>
      </div>
      {lessons.length === 0 && <p className="text-soft">{homeWords.noLessons}</p>}
      {lessons.map((lesson) => (
        <LessonArticle key={lesson.slug} lesson={lesson}>
          <Button type="submit" name="lesson" value={lesson.slug} look="primary" disabled={busy}>
            {startWords.teach}
          </Button>
        </LessonArticle>
      ))}
    </section>
  );
}
