import type { Lesson, Step } from "../../domain/lesson/lesson.ts";
import { classes } from "../ui/classes.ts";

interface OutlineProps {
  readonly lesson: Lesson;
  /** The step that is shown, from 0. */
  readonly at: number;
  readonly onGo: (step: number) => void;
}

/** The steps of a lesson by section, each a way to it. */
export function Outline({ lesson, at, onGo }: OutlineProps) {
  return (
    <div className="grid gap-4">
      {sectionsOf(lesson.steps).map(({ section, steps }) => (
        <section key={steps[0]?.number} aria-label={section}>
          <h3 className="px-3 pb-1 font-bold text-soft text-xs uppercase tracking-wider">{section}</h3>
          <ol>
            {steps.map(({ number, title }) => (
              <li key={number}>
                <button
                  type="button"
                  aria-current={number === at ? "step" : undefined}
                  onClick={() => onGo(number)}
                  className={classes(
                    "grid min-h-11 w-full cursor-pointer grid-cols-[1.75rem_1fr] items-center gap-2 rounded-control px-3 py-1.5 text-left text-sm",
                    number === at
                      ? "bg-baton-soft font-bold shadow-[inset_4px_0_var(--color-baton)]"
                      : "hover:bg-paper",
                  )}
                >
                  <span className={classes("tabular-nums", number !== at && "text-soft")}>{number + 1}</span>
                  {title}
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface OutlineSection {
  readonly section: string;
  readonly steps: { readonly number: number; readonly title: string }[];
}

/** Steps in their order, gathered as long as the section stays the same. */
export function sectionsOf(steps: readonly Pick<Step, "section" | "title">[]): OutlineSection[] {
  const sections: OutlineSection[] = [];
  for (const [number, { section, title }] of steps.entries()) {
    const last = sections.at(-1);
    if (last?.section === section) last.steps.push({ number, title });
    else sections.push({ section, steps: [{ number, title }] });
  }
  return sections;
}
