"use client";
import { useCallback } from "react";
import { useSession } from "../../client/use-session.ts";
import { useTrace } from "../../client/use-trace.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import { LessonFailed } from "../lesson/lesson-pending.tsx";
import { ClassStep } from "./class-step.tsx";
import { noCode } from "./no-code.ts";
import { RunnableStep } from "./runnable-step.tsx";
import { shownTrace } from "./shown-trace.ts";
import { TracePending } from "./trace-pending.tsx";
import { TracedStep } from "./traced-step.tsx";

interface ExampleStepProps {
  readonly step: number;
  /** Names the step in this lesson, for what is typed on it. */
  readonly stepKey: string;
  /** What the lesson has here; null where only what was run is shown. */
  readonly code: Code | null;
  readonly frame: number;
}

/** An example: one frame of its execution, and, where one may, the means to change it and run it. */
export function ExampleStep({ step, stepKey, code: own, frame }: ExampleStepProps) {
  const code = own ?? noCode;
  const { run, runs, pads, goTo, locked } = useSession();
  const loaded = useTrace(shownTrace(code, run));
  const go = useCallback((to: number) => goTo?.({ step, frame: to }), [goTo, step]);
  const onGo = goTo && !locked ? go : undefined;
  if (loaded.is === "loading") return <TracePending code={code} />;
  if (loaded.is === "failed") return <LessonFailed code={loaded.failure.code} retry={loaded.retry} />;
  const shown = { trace: loaded.value, code, frame, onGo };
  if (!runs) return <TracedStep {...shown} bare />;
  if (pads) return <ClassStep {...shown} step={step} />;
  return <RunnableStep {...shown} step={step} stepKey={stepKey} />;
}
