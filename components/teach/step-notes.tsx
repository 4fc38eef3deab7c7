"use client";
import { useNotes } from "../../client/use-lesson.ts";
import { useSession } from "../../client/use-session.ts";
import type { Lesson, LessonNotes, Question } from "../../domain/lesson/lesson.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { Html } from "../lesson/html.tsx";
import { LessonFailed } from "../lesson/lesson-pending.tsx";
import { CardHeading } from "../ui/card.tsx";
import { teachWords } from "../words/teach.ts";

const words = teachWords.notes;

/** What the lesson's author tells the host about the step in sight, and the answer to its question. */
export function StepNotes({ code, lesson }: { code: RoomCode; lesson: Lesson }) {
  const { position } = useSession();
  const loaded = useNotes(code);
  const step = lesson.steps[position.step];
  return (
    <section
      aria-label={words.title}
      className="flex flex-col border-line max-xl:order-first max-xl:border-b xl:max-h-[45%] xl:overflow-y-auto xl:border-t"
    >
      <CardHeading>{words.title}</CardHeading>
      <div className="px-4 py-3 text-sm">
        {loaded.is === "loading" && <p className="text-soft">{words.loading}</p>}
        {loaded.is === "failed" && <LessonFailed code={loaded.code} retry={loaded.retry} />}
        {loaded.is === "ready" && step && (
          <Noted notes={loaded.notes} stepId={step.id} question={step.question} />
        )}
      </div>
    </section>
  );
}

interface NotedProps {
  readonly notes: LessonNotes;
  readonly stepId: string;
  readonly question: Question | null;
}

function Noted({ notes: { notes, answers }, stepId, question }: NotedProps) {
  const note = notes[stepId];
  const answer = answers[stepId];
  if (!note && !answer) return <p className="text-soft">{words.none}</p>;
  const right = question?.options.filter((option) => answer?.options.includes(option.id)) ?? [];
  return (
    <>
      {note && <Html html={note} className="prose" />}
      {answer && (
        <div className="mt-3 grid gap-1.5 border-ok border-l-3 pl-3 first:mt-0">
          <h3 className="font-bold">{words.answer}</h3>
          {right.map((option) => (
            <Html key={option.id} html={option.html} className="prose" />
          ))}
          {answer.text && <p className="whitespace-pre-line">{answer.text}</p>}
        </div>
      )}
      <p className="mt-3 text-soft text-xs">{words.onlyYou}</p>
    </>
  );
}
