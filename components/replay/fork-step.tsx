"use client";
import { useCallback, useMemo, useState } from "react";
import * as Y from "yjs";
import { useSession } from "../../client/use-session.ts";
import { useTrace } from "../../client/use-trace.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { PadEditor } from "../editor/pad-editor.tsx";
import { pythonTokens } from "../editor/python-tokens.ts";
import { useKeys } from "../keys/use-keys.ts";
import { StepStatus } from "../lesson/step-status.tsx";
import { Transport } from "../lesson/transport.tsx";
import { useStepping } from "../lesson/use-stepping.ts";
import type { Execution } from "../pad/pad-marks.ts";
import { usePadMarks } from "../pad/use-pad-marks.ts";
import { noCode } from "../run/no-code.ts";
import type { ProgramText } from "../run/program-request.ts";
import { RunButton, RunLine } from "../run/run-bar.tsx";
import { shownTrace } from "../run/shown-trace.ts";
import { TracedStep } from "../run/traced-step.tsx";
import { type Program, useProgram } from "../run/use-program.ts";
import { Card } from "../ui/card.tsx";
import { forkWords } from "../words/replay.ts";
import { runWords } from "../words/run.ts";

const nothing = (): void => {};

/** The editor of a copy, and, once it was run, its execution to be stepped through. */
export function ForkStep({ program: began }: { program: ProgramText }) {
  const { run, position, goTo } = useSession();
  const [document] = useState(() => documentOf(began.source));
  const [text, change] = useState(began.source);
  const ran = useTrace(run && shownTrace(null, run));
  const trace = run && ran.is === "ready" ? ran.value : null;
  const program = useProgram(0, trace && { ...began, source: trace.source }, nothing);
  const { run: start } = program;
  const onRun = useCallback(
    () => start({ ...began, source: padText(document).toString() }),
    [start, began, document],
  );
  const { forward, back } = useStepping();
  useKeys({ run: onRun, forward, back });
  const go = useCallback((frame: number) => goTo?.({ step: 0, frame }), [goTo]);
  const code = useMemo(() => ({ ...noCode, ...began, lines: pythonTokens(began.source) }), [began]);
  const editor = (execution: Execution | null) => (
    <ForkEditor {...{ document, text, program, execution, onRun }} name={began.name} onChange={change} />
  );
  const changed = trace !== null && trace.source !== text;
  const line = <RunLine program={program} standing={changed ? runWords.changed : runWords.keys} />;
  if (!trace)
    return (
      <div className="fork-first">
        {editor(null)}
        {line}
      </div>
    );
  return (
    <div className="lesson @container">
      <div className="lesson-grid lesson-grid-traced fork-traced">
        <TracedStep
          {...{ trace, code, line }}
          frame={position.frame}
          onGo={go}
          editor={(state) => editor({ source: trace.source, state })}
          onAnswer={program.answer}
        />
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <StepStatus />
        <Transport compact />
      </div>
    </div>
  );
}

interface ForkEditorProps {
  readonly document: Y.Doc;
  readonly name: string;
  readonly text: string;
  readonly program: Program;
  readonly execution: Execution | null;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

function ForkEditor({ document, name, text, program, execution, onChange, onRun }: ForkEditorProps) {
  const { marks } = usePadMarks(execution, true, text);
  return (
    <Card
      label={forkWords.editor}
      heading={<span className="font-mono normal-case tracking-normal">{name}</span>}
      aside={
        <fieldset className="run-tools">
          <legend className="sr-only">{runWords.bar}</legend>
          <RunButton program={program} onRun={onRun} />
        </fieldset>
      }
      className="pad-card"
    >
      <PadEditor
        label={forkWords.editor}
        pointers={NONE}
        onPoint={nothing}
        readOnly={false}
        names={false}
        {...{ document, marks, onChange, onRun }}
      />
    </Card>
  );
}

const NONE: readonly never[] = [];

function documentOf(text: string): Y.Doc {
  const document = new Y.Doc();
  padText(document).insert(0, text);
  return document;
}
