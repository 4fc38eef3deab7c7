"use client";
import { Suspense, useId, useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Lesson, Step } from "../../domain/lesson/lesson.ts";
import type { Position } from "../../domain/lesson/position.ts";
import { usePadSight } from "../pad/pad-sight.tsx";
import { TracePending } from "../run/trace-pending.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { PlainStep } from "./plain-step.tsx";
import { ProsePane } from "./prose-pane.tsx";
import { QuestionCard } from "./question-card.tsx";
import { useSightOfNews } from "./use-sight-of-news.ts";

/** A run of something else has no places for what is revealed with the lesson's own: all of it is. */
const LAST_FRAME = Number.MAX_SAFE_INTEGER;

// Stepping through an execution is most of the code of a page, and no step needs it at once; so with pads.
const ExampleStep = lazyPart(async () => (await import("../run/example-step.tsx")).ExampleStep);
const PhoneTabs = lazyPart(async () => (await import("../run/phone-tabs.tsx")).PhoneTabs);
const PushedNotice = lazyPart(async () => (await import("../pad/pushed-notice.tsx")).PushedNotice);
const ReplayStep = lazyPart(async () => (await import("../replay/replay-step.tsx")).ReplayStep);
const SpotlightNotice = lazyPart(async () => (await import("../pad/spotlight-notice.tsx")).SpotlightNotice);

interface LessonViewProps {
  readonly lesson: Lesson;
  readonly position: Position;
  /** What becomes of answers to a question, in a sentence. */
  readonly questionNote?: string | undefined;
}

/** One frame of a lesson, the same in a class, on the screen and alone. It lays itself out by the room it is given. */
export function LessonView({ lesson, position, questionNote }: LessonViewProps) {
  const { run, pads, recordedPads, state } = useSession();
  const root = useRef<HTMLDivElement>(null);
  const { step: number, frame } = position;
  useSightOfNews(root, number, frame);
  const { folded } = usePadSight(number);
  const step = lesson.steps[number];
  if (!step) throw new Error(`Lesson ${lesson.slug} has no step ${number}`);
  const shown = { step, number, frame, questionNote };
  return (
    <div ref={root} data-pad-step={number} className="lesson @container min-w-0 scroll-mt-24">
      {folded && !recordedPads && (
        <Suspense>
          <SpotlightNotice step={number} />
        </Suspense>
      )}
      {pads && Object.keys(state.pushes).length > 0 && (
        <Suspense>
          <PushedNotice step={number} />
        </Suspense>
      )}
      {recordedPads ? (
        <Suspense fallback={step.code && <TracePending code={step.code} />}>
          <ReplayStep {...shown} />
        </Suspense>
      ) : step.code?.trace || run ? (
        <Traced {...shown} slug={lesson.slug} />
      ) : (
        <PlainStep {...shown} />
      )}
    </div>
  );
}

interface TracedProps {
  readonly step: Step;
  readonly number: number;
  readonly frame: number;
  readonly questionNote: string | undefined;
  readonly slug: string;
}

/** A step with an execution: its own, or one that was run on it. */
function Traced({ step, number, frame, questionNote, slug }: TracedProps) {
  const { run, runs, pads } = useSession();
  const { shows, side } = usePadSight(number);
  const grid = useId();
  const inClass = runs && pads;
  const { code, question } = step;
  return (
    <div
      id={grid}
      className="lesson-grid lesson-grid-traced"
      data-side={inClass && (shows === null ? side : "pad")}
    >
      {inClass && (
        <div className="phone-tabs">
          <Suspense>
            <PhoneTabs step={number} controls={grid} />
          </Suspense>
        </div>
      )}
      <div className="traced-prose-area">
        <ProsePane step={step} frame={run ? LAST_FRAME : frame} />
        {question && !code?.trace && <QuestionCard question={question} note={questionNote} />}
      </div>
      <Suspense fallback={code && <TracePending code={code} />}>
        <ExampleStep key={step.id} step={number} stepKey={`${slug}/${step.id}`} code={code} frame={frame} />
      </Suspense>
    </div>
  );
}
