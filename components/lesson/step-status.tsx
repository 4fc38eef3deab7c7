"use client";
import { lessonWords } from "../words/lesson.ts";
import { useStepping } from "./use-stepping.ts";

/** Where this viewer is, in the one line that assistive technology reads out on every step. */
export function StepStatus({ className }: { className?: string }) {
  const { shape, position } = useStepping();
  const frames = shape[position.step] ?? 1;
  const words = lessonWords.stepOf(position.step + 1, shape.length);
  return (
    <p role="status" className={className}>
      {shape.length > 0 && (
        <>
          <span className="whitespace-nowrap text-soft max-md:font-bold max-md:text-ink">
            {words.before}
            <b className="text-ink">{words.step}</b>
            {words.after}
          </span>
          {frames > 1 && (
            <span className="whitespace-nowrap text-soft max-md:block max-md:text-[0.8125rem]">
              <span aria-hidden className="max-md:hidden">
                {" · "}
              </span>{" "}
              {lessonWords.frameOf(position.frame + 1, frames)}
            </span>
          )}
        </>
      )}
    </p>
  );
}
