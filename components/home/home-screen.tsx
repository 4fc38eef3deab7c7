import Form from "next/form";
import type { ReactNode } from "react";
import type { LessonCard } from "../../domain/lesson/lesson-card.ts";
import { Header } from "../shell/header.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { homeWords } from "../words/home.ts";
import { CodeForm } from "./code-form.tsx";
import { HostedClasses } from "./hosted-classes.tsx";
import { LessonArticle } from "./lesson-article.tsx";
import { RelayPicture } from "./relay-picture.tsx";

/** The start page: into a class by its code, or a class of one's own. */
export function HomeScreen({ lessons }: { lessons: readonly LessonCard[] }) {
  return (
    <>
      <Header />
      <main className="mx-auto grid max-w-5xl gap-12 px-4 py-8 md:px-6 md:py-12">
        <div className="grid gap-5 md:grid-cols-[1.15fr_1fr]">
          <JoinCard />
          <TeachCard />
        </div>
        <Listing title={homeWords.lessons} text={homeWords.lessonsText}>
          {lessons.length === 0 && <p className="text-soft">{homeWords.noLessons}</p>}
          {lessons.map((lesson) => (
            <LessonArticle key={lesson.slug} lesson={lesson} />
          ))}
        </Listing>
        <Listing title={homeWords.hosted}>
          <HostedClasses />
          <ButtonLink href="/classes" className="justify-self-start">
            {homeWords.hostedAll}
          </ButtonLink>
        </Listing>
      </main>
    </>
  );
}

function JoinCard() {
  return (
    <section className="grid content-start gap-5 rounded-card border border-line bg-card p-6 md:p-8">
      <div>
        <h1 className="font-bold text-3xl tracking-tight">{homeWords.joinTitle}</h1>
        <p className="mt-2 text-soft">{homeWords.joinText}</p>
      </div>
      <CodeForm />
    </section>
  );
}

function TeachCard() {
  return (
    <section className="flex flex-col gap-5 rounded-card border border-line p-6 md:p-8">
      <div>
        <h2 className="font-bold text-2xl tracking-tight">{homeWords.teachTitle}</h2>
        <p className="mt-2 text-soft">{homeWords.teachText}</p>
      </div>
      <RelayPicture className="my-auto h-auto w-full" />
      <Form action="/start">
        <Button type="submit" size="large" className="w-full">
          {homeWords.start}
        </Button>
      </Form>
    </section>
  );
}

function Listing({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <div>
        <h2 className="font-bold text-xl tracking-tight">{title}</h2>
        {text && <p className="text-soft">{text}</p>}
      </div>
      {children}
    </section>
  );
}
