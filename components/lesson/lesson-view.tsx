"use client";
import { useRef } from "react";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { clamp, type Position, shapeOf } from "../../domain/lesson/position.ts";
import { classes } from "../ui/classes.ts";
import { CodeCard } from "./code-card.tsx";
import { OutputCard } from "./output-card.tsx";
import { ProsePane } from "./prose-pane.tsx";
import { QuestionCard } from "./question-card.tsx";
import { useSightOfNews } from "./use-sight-of-news.ts";

interface LessonViewProps {
  readonly lesson: Lesson;
  readonly position: Position;
  /** What becomes of answers to a question, in a sentence. */
  readonly questionNote?: string | undefined;
}

/** One frame of a lesson, the same in a class, on the screen and alone. It lays itself out by the room it is given. */
export function LessonView({ lesson, position, questionNote }: LessonViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const { step: number, frame } = clamp(shapeOf(lesson), position);
  useSightOfNews(root, number, frame);
  const step = lesson.steps[number];
  if (!step) throw new Error(`Lesson ${lesson.slug} has no step ${number}`);
  const { code, question } = step;
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
