import type { Step } from "../../domain/lesson/lesson.ts";
import { lessonWords } from "../words/lesson.ts";
import { Html } from "./html.tsx";

/** What a step says, as far as it is revealed on this frame. */
export function ProsePane({ step, frame }: { step: Step; frame: number }) {
  return (
    <section
      aria-label={lessonWords.lesson}
      className="lesson-prose min-w-0 rounded-card border border-line bg-card px-5 py-5 sm:px-6"
    >
      <p className="font-semibold text-[0.875em] text-soft">{step.section}</p>
      <h2 className="mt-0.5 mb-3 text-balance font-bold text-[1.6em] leading-tight tracking-tight">
        {step.title}
      </h2>
      {step.prose.map((part, index) =>
        part.from <= frame ? (
          <Html
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a step stay where they are.
            key={`${step.id} ${index}`}
            html={part.html}
            className={part.from > 0 ? "prose prose-revealed" : "prose"}
            isNew={part.from > 0 && part.from === frame}
          />
        ) : null,
      )}
    </section>
  );
}
