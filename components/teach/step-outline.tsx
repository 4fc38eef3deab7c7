"use client";
import Check from "lucide-react/icons/check";
import Users from "lucide-react/icons/users";
import { memo, useMemo, useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { sectionsOf } from "../lesson/outline.tsx";
import { classes } from "../ui/classes.ts";
import { teachWords } from "../words/teach.ts";
import { studentsOnSteps } from "./roster.ts";
import { useKeepInView } from "./use-keep-in-view.ts";

const words = teachWords.outline;

/** All steps by section: what is done, where the class is, and how many students are on each. Each is a way to it. */
export function StepOutline({ lesson }: { lesson: Lesson }) {
  const { state, position, presence, goTo } = useSession();
  const list = useRef<HTMLElement>(null);
  useKeepInView(list, "[aria-current]", position.step);
  const sections = useMemo(() => sectionsOf(lesson.steps), [lesson]);
  const counts = useMemo(() => studentsOnSteps(state, presence.people), [state, presence.people]);
  return (
    <nav
      ref={list}
      aria-label={words.label}
      className="relative min-h-0 flex-1 overflow-y-auto py-2 max-xl:max-h-[70dvh]"
    >
      {sections.map(({ section, steps }) => (
        <section key={steps[0]?.number} aria-label={section} className="pb-2">
          <h3 className="px-4 pt-2 pb-1 font-semibold text-soft text-xs">{section}</h3>
          <ol>
            {steps.map(({ number, title }) => (
              <OutlineStep
                key={number}
                number={number}
                title={title}
                done={state.visited.includes(number)}
                looked={number === position.step}
                classHere={number === state.position.step && number !== position.step}
                students={counts.get(number) ?? 0}
                goTo={goTo}
              />
            ))}
          </ol>
        </section>
      ))}
    </nav>
  );
}

interface OutlineStepProps {
  /** From 0. */
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  /** Whether this host looks at it. */
  readonly looked: boolean;
  /** Whether the class is on it while this host is elsewhere. */
  readonly classHere: boolean;
  readonly students: number;
  readonly goTo: ReturnType<typeof useSession>["goTo"];
}

const OutlineStep = memo(function OutlineStep(props: OutlineStepProps) {
  const { number, title, done, looked, classHere, students, goTo } = props;
  return (
    <li>
      <button
        type="button"
        aria-current={looked ? "step" : undefined}
        onClick={() => goTo?.({ step: number, frame: 0 })}
        className={classes(
          "grid min-h-11 w-full cursor-pointer grid-cols-[1.5rem_1fr_auto] items-center gap-2 px-4 py-1.5 text-left text-sm leading-snug xl:min-h-9",
          "focus-visible:-outline-offset-2",
          looked ? "bg-baton-soft font-bold shadow-[inset_4px_0_var(--color-baton)]" : "hover:bg-paper",
          classHere && "shadow-[inset_4px_0_var(--color-edge)]",
        )}
      >
        <StepMark number={number} done={done && !looked && !classHere} strong={looked} />
        <span>
          {title}
          {classHere && <span className="block font-semibold text-soft text-xs">{words.classHere}</span>}
        </span>
        {students > 0 && <StudentCount students={students} />}
      </button>
    </li>
  );
});

function StepMark({ number, done, strong }: { number: number; done: boolean; strong: boolean }) {
  if (!done) return <span className={classes("tabular-nums", !strong && "text-soft")}>{number + 1}</span>;
  return (
    <span className="text-ok">
      <Check aria-hidden size={17} strokeWidth={2.5} />
      <span className="sr-only">
        {number + 1}, {words.done}:
      </span>
    </span>
  );
}

function StudentCount({ students }: { students: number }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-full border border-line bg-card px-2 font-semibold text-soft text-xs leading-5">
      <Users aria-hidden size={12} />
      <span aria-hidden>{students}</span>
      <span className="sr-only">{words.studentsHere(students)}</span>
    </span>
  );
}
