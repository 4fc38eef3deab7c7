"use client";
import { type ReactNode, useCallback, useMemo } from "react";
import type { RecordedPads } from "../../client/playback.ts";
import type { ShownRun } from "../../client/session-source.ts";
import { useSession } from "../../client/use-session.ts";
import { useTrace } from "../../client/use-trace.ts";
import type { Code, Step } from "../../domain/lesson/lesson.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { LessonFailed } from "../lesson/lesson-pending.tsx";
import { PlainStep } from "../lesson/plain-step.tsx";
import { ProsePane } from "../lesson/prose-pane.tsx";
import { noCode } from "../run/no-code.ts";
import { openedTrace } from "../run/opened-trace.ts";
import type { ProgramText } from "../run/program-request.ts";
import { shownProgram } from "../run/shown-program.ts";
import { shownTrace } from "../run/shown-trace.ts";
import { TracePending } from "../run/trace-pending.tsx";
import { TracedStep } from "../run/traced-step.tsx";
import { ChapterAhead } from "./chapter-ahead.tsx";
import { usePadPlace } from "./pad-place.tsx";
import { useProgramInSight } from "./replay-sight.tsx";
import { SightChoice } from "./sight-choice.tsx";
import { usePadInSight } from "./use-pad-in-sight.ts";

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
  const { recordedPads: pads } = useSession();
  return pads && <WithPads {...props} pads={pads} />;
}

interface WithPadsProps extends ReplayStepProps {
  readonly pads: RecordedPads;
}

function WithPads({ pads, ...props }: WithPadsProps) {
  const { step, number, frame } = props;
  const { run, state } = useSession();
  const code = step.code ?? noCode;
  const source = shownTrace(step.code, run);
  const loaded = useTrace(source);
  const trace = source && loaded.is === "ready" ? loaded.value : null;
  const seen = usePadInSight(state, pads, number, (trace ?? code).source);
  // Until its trace is there a step shows its code.
  const pad = source && !trace ? null : seen;
  useProgramInSight(useProgramOf(code, trace, pad, pads));
  const execution = useMemo(
    () => trace && { source: trace.source, state: openedTrace(trace).player.at(frame) },
    [trace, frame],
  );
  const place = usePadPlace(pad === null ? null : { pads, name: pad, step: number, execution });
  const inItsPlace = pad === null ? null : place.slot;
  return (
    <>
      {place.pad}
      {source ? (
        <Traced {...props} {...{ code, loaded, run }} pad={inItsPlace} />
      ) : (
        <Plain {...props} pad={inItsPlace} />
      )}
      <ChapterAhead />
    </>
  );
}

/** What stands in the code's place, as a program of one's own begins with it. */
function useProgramOf(
  code: Code,
  trace: Trace | null,
  pad: PadName | null,
  pads: RecordedPads,
): () => ProgramText {
  return useCallback(() => {
    const { name, setup, source } = code;
    const shown = trace ? shownProgram(code, trace) : { name, setup, source };
    return pad === null ? shown : { ...shown, source: pads.read(pad)?.text ?? "" };
  }, [code, trace, pad, pads]);
}

interface PlainProps extends ReplayStepProps {
  /** What stands in the code's place; null: the code. */
  readonly pad: ReactNode;
}

function Plain({ pad, ...props }: PlainProps) {
  const { step, number, frame } = props;
  if (pad === null)
    return (
      <div className="grid gap-2">
        <div className="justify-self-end empty:hidden">
          <SightChoice step={number} />
        </div>
        <PlainStep {...props} />
      </div>
    );
  return (
    <div className="lesson-grid lesson-grid-two">
      <ProsePane step={step} frame={frame} />
      {pad}
    </div>
  );
}

interface TracedProps extends PlainProps {
  readonly code: Code;
  readonly loaded: ReturnType<typeof useTrace>;
  readonly run: ShownRun | null;
}

function Traced({ step, number, frame, pad, code, loaded, run }: TracedProps) {
  const { goTo, mode } = useSession();
  const go = useCallback((to: number) => goTo?.({ step: number, frame: to }), [goTo, number]);
  return (
    <div className="lesson-grid lesson-grid-traced">
      <div className="traced-prose-area">
        <ProsePane step={step} frame={run ? LAST_FRAME : frame} />
      </div>
      {loaded.is === "loading" && <TracePending code={code} />}
      {loaded.is === "failed" && <LessonFailed code={loaded.failure.code} retry={loaded.retry} />}
      {loaded.is === "ready" && (
        <TracedStep
          trace={loaded.value}
          {...{ code, frame }}
          onGo={go}
          // Its own buttons would be taken for those that play the recording.
          bare={mode === "following"}
          editor={pad !== null && (() => pad)}
          tools={<SightChoice step={number} />}
        />
      )}
    </div>
  );
}
