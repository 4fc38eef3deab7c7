import type { Question } from "../../domain/lesson/lesson.ts";
import { Card } from "../ui/card.tsx";
import { classes } from "../ui/classes.ts";
import { lessonWords, questionKinds } from "../words/lesson.ts";
import { Html } from "./html.tsx";

/** A question and its options, to think about. `note` says what becomes of the answers. */
export function QuestionCard({ question, note }: { question: Question; note?: string | undefined }) {
  return (
    <Card label={lessonWords.question} aside={questionKinds[question.kind]} className="lesson-question">
      <div className="grid gap-4 px-5 py-5">
        <p className="whitespace-pre-line font-semibold text-[1.2em] leading-snug">{question.prompt}</p>
        {question.options.length > 0 && (
          <ol className="grid gap-2.5">
            {question.options.map((option, index) => (
              <li
                key={option.id}
                className="flex items-start gap-3 rounded-control border border-line bg-paper px-3.5 py-3"
              >
                <span
                  className={classes(
                    "grid h-[1.75em] min-w-[1.75em] shrink-0 place-items-center border-2 border-edge bg-card font-bold text-[0.875em]",
                    question.kind === "many-choices" ? "rounded-md" : "rounded-full",
                  )}
                >
                  {String.fromCharCode(65 + index)}
                </span>
                <Html html={option.html} className="prose min-w-0 flex-1" />
              </li>
            ))}
          </ol>
        )}
        {note && <p className="text-[0.9375em] text-soft">{note}</p>}
      </div>
    </Card>
  );
}
