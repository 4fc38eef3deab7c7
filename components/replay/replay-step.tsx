"use client";
import { Suspense, useCallback } from "react";
import type { RecordedPads } from "../../client/playback.ts";
import { useSession } from "../../client/use-session.ts";
import { useTrace } from "../../client/use-trace.ts";
import type { Code, Step } from "../../domain/lesson/lesson.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { LessonFailed } from "../lesson/lesson-pending.tsx";
import { PlainStep } from "../lesson/plain-step.tsx";
import { ProsePane } from "../lesson/prose-pane.tsx";
import { PadPending } from "../pad/pad-pending.tsx";
import { noCode } from "../run/no-code.ts";
import { shownProgram } from "../run/shown-program.ts";
import { shownTrace } from "../run/shown-trace.ts";
import { TracePending } from "../run/trace-pending.tsx";
import { TracedStep } from "../run/traced-step.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { useProgramInSight } from "./replay-sight.tsx";
import { SightChoice } from "./sight-choice.tsx";
import { usePadInSight } from "./use-pad-in-sight.ts";

const ReplayPadCard = lazyPart(async () => (await import("./replay-pad-card.tsx")).ReplayPadCard);

/** A run of something else has no places for what is revealed with the lesson's own: all of it is. */
const LAST_FRAME = Number.MAX_SAFE_INTEGER;

interface ReplayStepProps {
  readonly step: Step;
  readonly number: number;
  readonly frame: number;
  readonly questionNote: string | undefined;
}

/** One frame of a lesson as a class saw it: with what was run on it, and the pad that stood in the code's place. */
export function ReplayStep(props: ReplayStepProps) {
  const { run, recordedPads: pads } = useSession();
  if (!pads) return null;
  const hasTrace = props.step.code?.trace || run;
  return hasTrace ? <Traced {...props} pads={pads} /> : <Plain {...props} pads={pads} />;
}

interface WithPads extends ReplayStepProps {
  readonly pads: RecordedPads;
}

function Plain({ pads, ...props }: WithPads) {
  const { step, number, frame, questionNote } = props;
  const { state } = useSession();
  const code = step.code ?? noCode;
  const pad = usePadInSight(state, pads, number, code.source);
  const program = useCallback(() => {
    const shown = { name: code.name, setup: code.setup, source: code.source };
    return pad === null ? shown : { ...shown, source: pads.read(pad)?.text ?? "" };
  }, [code, pad, pads]);
  useProgramInSight(program);
  if (pad === null)
    return (
      <div className="grid gap-2">
        <div className="justify-self-end empty:hidden">
          <SightChoice step={number} />
        </div>
        <PlainStep {...{ step, number, frame, questionNote }} />
      </div>
    );
  return (
    <div className="lesson-grid lesson-grid-two">
      <ProsePane step={step} frame={frame} />
      <Suspense fallback={<PadPending />}>
        <ReplayPadCard pads={pads} name={pad} step={number} execution={null} />
      </Suspense>
    </div>
  );
}

function Traced({ step, number, frame, pads }: WithPads) {
  const { run } = useSession();
  const code = step.code ?? noCode;
  const loaded = useTrace(shownTrace(code, run));
  return (
    <div className="lesson-grid lesson-grid-traced">
      <div className="traced-prose-area">
        <ProsePane step={step} frame={run ? LAST_FRAME : frame} />
      </div>
      {loaded.is === "loading" && <TracePending code={code} />}
      {loaded.is === "failed" && <LessonFailed code={loaded.failure.code} retry={loaded.retry} />}
      {loaded.is === "ready" && (
        <Execution key={step.id} trace={loaded.value} {...{ code, number, frame, pads }} />
      )}
    </div>
  );
}

interface ExecutionProps extends Pick<WithPads, "number" | "frame" | "pads"> {
  readonly trace: Trace;
  readonly code: Code;
}

/** What was stepped through, with the pad in the code's place where that is what there was. */
function Execution({ trace, code, number, frame, pads }: ExecutionProps) {
  const { state, goTo, mode } = useSession();
  const pad = usePadInSight(state, pads, number, trace.source);
  const go = useCallback((to: number) => goTo?.({ step: number, frame: to }), [goTo, number]);
  const program = useCallback(() => {
    const shown = shownProgram(code, trace);
    return pad === null ? shown : { ...shown, source: pads.read(pad)?.text ?? "" };
  }, [code, trace, pad, pads]);
  useProgramInSight(program);
  const inItsPlace = (at: TraceState) =>
    pad !== null && (
      <Suspense fallback={<PadPending />}>
        <ReplayPadCard pads={pads} name={pad} step={number} execution={{ source: trace.source, state: at }} />
      </Suspense>
    );
  return (
    <TracedStep
      {...{ trace, code, frame }}
      onGo={go}
      // Its own buttons would be taken for those that play the recording.
      bare={mode === "following"}
      editor={pad !== null && inItsPlace}
      tools={<SightChoice step={number} />}
    />
  );
}
