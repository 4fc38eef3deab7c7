"use client";
import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { useKeys } from "../keys/use-keys.ts";
import { Card } from "../ui/card.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { lessonWords } from "../words/lesson.ts";
import { runWords } from "../words/run.ts";
import { RunLine, RunTools } from "./run-bar.tsx";
import { TracedStep, type TracedStepProps } from "./traced-step.tsx";
import { type Program, useProgram } from "./use-program.ts";

const ProgramEditor = lazyPart(async () => (await import("../editor/program-editor.tsx")).ProgramEditor);

interface RunnableStepProps extends Omit<TracedStepProps, "editor" | "tools" | "line" | "onAnswer"> {
  readonly step: number;
  readonly stepKey: string;
}

/** An execution with the means to change the program and to run it. */
export function RunnableStep({ step, stepKey, ...shown }: RunnableStepProps) {
  const { run, runs, drives, locked } = useSession();
  const [editing, setEditing] = useState(false);
  const onShown = useCallback(() => setEditing(false), []);
  const program = useProgram(
    { step, draftKey: stepKey, code: shown.code, shown: shown.trace.source },
    onShown,
  );
  // Whoever is kept with the class has no runs of their own.
  useKeys({ ...((drives || !locked) && { run: program.run }) });
  const mayPutAway = run !== null && (run.by === "own" || drives);
  const tools = <RunTools program={program} editing={editing} onEdit={setEditing} />;
  return (
    <TracedStep
      {...shown}
      tools={tools}
      editor={editing && <Editor name={shown.code.name} program={program} tools={tools} />}
      line={
        <RunLine
          program={program}
          editing={editing}
          onPutAway={mayPutAway ? () => runs?.putAway(step) : undefined}
        />
      }
      onAnswer={program.answer}
    />
  );
}

interface EditorProps {
  readonly name: string;
  readonly program: Program;
  readonly tools: ReactNode;
}

function Editor({ name, program, tools }: EditorProps) {
  return (
    <Card
      label={lessonWords.code}
      heading={<span className="font-mono normal-case tracking-normal">{name}</span>}
      aside={tools}
      className="lesson-code"
    >
      <Suspense fallback={<p className="px-4 py-3 text-soft">{runWords.openingEditor}</p>}>
        <ProgramEditor
          label={runWords.editor}
          text={program.source}
          onChange={program.change}
          onRun={program.run}
        />
      </Suspense>
    </Card>
  );
}
