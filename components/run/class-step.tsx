"use client";
import { Suspense } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { useKeys } from "../keys/use-keys.ts";
import type { Execution } from "../pad/pad-marks.ts";
import { PadPending } from "../pad/pad-pending.tsx";
import { usePadSight } from "../pad/pad-sight.tsx";
import { TryButton } from "../pad/try-button.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { runWords } from "../words/run.ts";
import { RunButton, RunLine } from "./run-bar.tsx";
import { shownProgram } from "./shown-program.ts";
import { TracedStep, type TracedStepProps } from "./traced-step.tsx";
import { useProgram } from "./use-program.ts";

const PadArea = lazyPart(async () => (await import("../pad/pad-area.tsx")).PadArea);

interface ClassStepProps extends Omit<TracedStepProps, "editor" | "tools" | "line" | "onAnswer"> {
  readonly step: number;
}

/** An execution in a class: a pad may take the place of its code, and what is run in it comes back as the execution. */
export function ClassStep({ step, ...shown }: ClassStepProps) {
  const { run, runs, drives, locked } = useSession();
  const sight = usePadSight(step);
  const inSight = shownProgram(shown.code, shown.trace);
  const program = useProgram(step, inSight, sight.close);
  const rerun = () => program.run(inSight);
  const isOpen = sight.shows !== null;
  // Whoever is kept with the class has no runs of their own.
  useKeys({ ...(!isOpen && (drives || !locked) && { run: rerun }) });
  const mayPutAway = run !== null && (run.by === "own" || drives);
  const area = (state: TraceState) => (
    <Suspense fallback={<PadPending />}>
      <PadArea step={step} code={shown.code} program={program} execution={executionAt(shown.trace, state)} />
    </Suspense>
  );
  return (
    <TracedStep
      {...shown}
      tools={
        <fieldset className="run-tools">
          <legend className="sr-only">{runWords.bar}</legend>
          <TryButton step={step} quiet />
          <RunButton program={program} onRun={rerun} />
        </fieldset>
      }
      editor={isOpen && area}
      line={<RunLine program={program} onPutAway={mayPutAway ? () => runs?.putAway(step) : undefined} />}
      onAnswer={program.answer}
    />
  );
}

function executionAt({ source }: Trace, state: TraceState): Execution {
  return { source, state };
}
