"use client";
import { Suspense, useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import type { Position } from "../../domain/lesson/position.ts";
import { TracePending } from "../run/trace-pending.tsx";
import { classes } from "../ui/classes.ts";
import { lazyPart } from "../ui/lazy-part.ts";
import { CodeCard } from "./code-card.tsx";
import { OutputCard } from "./output-card.tsx";
import { ProsePane } from "./prose-pane.tsx";
import { QuestionCard } from "./question-card.tsx";
import { useSightOfNews } from "./use-sight-of-news.ts";

/** A run of something else has no places for what is revealed with the lesson's own: all of it is. */
const LAST_FRAME = Number.MAX_SAFE_INTEGER;

// Stepping through an execution is most of the code of a page, and no step needs it at once.
const ExampleStep = lazyPart(async () => (await import("../run/example-step.tsx")).ExampleStep);

interface LessonViewProps {
  readonly lesson: Lesson;
  readonly position: Position;
  /** What becomes of answers to a question, in a sentence. */
  readonly questionNote?: string | undefined;
}

/** One frame of a lesson, the same in a class, on the screen and alone. It lays itself out by the room it is given. */
export function LessonView({ lesson, position, questionNote }: LessonViewProps) {
  const { run } = useSession();
  const root = useRef<HTMLDivElement>(null);
  const { step: number, frame } = position;
  useSightOfNews(root, number, frame);
  const step = lesson.steps[number];
  if (!step) throw new Error(`Lesson ${lesson.slug} has no step ${number}`);
  const { code, question } = step;
  if (code && (code.trace || run))
    return (
      <div ref={root} className="lesson @container min-w-0 scroll-mt-24">
        <div className="lesson-grid lesson-grid-traced">
          <div className="traced-prose-area">
            <ProsePane step={step} frame={run ? LAST_FRAME : frame} />
          </div>
          <Suspense fallback={<TracePending code={code} />}>
            <ExampleStep
              key={step.id}
              step={number}
              stepKey={`${lesson.slug}/${step.id}`}
              code={code}
              frame={frame}
            />
          </Suspense>
        </div>
      </div>
    );
  const output = code?.output && code.output.from <= frame ? code.output : null;
  return (
    <div ref={root} className="lesson @container min-w-0 scroll-mt-24">
      <div className={classes("lesson-grid", (code || question) && "lesson-grid-two")}>
        <div className="grid min-w-0 content-start gap-4">
          <ProsePane step={step} frame={frame} />
          {question && code && <QuestionCard question={question} note={questionNote} />}
        </div>
        {(code || question) && (
          <div className="grid min-w-0 content-start gap-4">
            {code && <CodeCard key={step.id} code={code} frame={frame} />}
            {output && <OutputCard output={output} frame={frame} />}
            {question && !code && <QuestionCard question={question} note={questionNote} />}
          </div>
        )}
      </div>
    </div>
  );
}
