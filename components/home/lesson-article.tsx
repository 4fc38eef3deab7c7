import { type ReactNode, useId } from "react";
import type { LessonCard } from "../../domain/lesson/lesson-card.ts";
import { ButtonLink } from "../ui/button.tsx";
import { homeWords } from "../words/home.ts";

interface LessonArticleProps {
  readonly lesson: LessonCard;
  /** What else can be done with the lesson, before stepping through it alone. */
  readonly children?: ReactNode;
}

/** A lesson in a list of lessons, named by its title. */
export function LessonArticle({ lesson, children }: LessonArticleProps) {
  const titleId = useId();
  return (
    <article
      aria-labelledby={titleId}
      className="flex flex-wrap items-end gap-x-8 gap-y-4 rounded-card border border-line bg-card p-5"
    >
      <div className="grid min-w-0 flex-1 basis-80 gap-1.5">
        <h3 id={titleId} className="font-bold text-lg leading-tight tracking-tight">
          {lesson.title}
        </h3>
        <p className="text-soft">{lesson.summary}</p>
        <p className="font-semibold text-[0.8125rem] text-soft">{factsOf(lesson)}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {children}
        <ButtonLink href={`/lessons/${lesson.slug}`}>{homeWords.alone}</ButtonLink>
      </div>
    </article>
  );
}

function factsOf({ steps, minutes, tags }: LessonCard): string {
  const length = minutes === null ? [] : [homeWords.minutes(minutes)];
  return [homeWords.steps(steps), ...length, ...tags.slice(0, 4)].join(" · ");
}
