"use client";
import Pencil from "lucide-react/icons/pencil";
import PencilOff from "lucide-react/icons/pencil-off";
import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useDraft } from "../../client/use-draft.ts";
import { useSession } from "../../client/use-session.ts";
import { useKeys } from "../keys/use-keys.ts";
import { Card } from "../ui/card.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { lessonWords } from "../words/lesson.ts";
import { runWords } from "../words/run.ts";
import { RunButton, RunLine } from "./run-bar.tsx";
import { shownProgram } from "./shown-program.ts";
import { TracedStep, type TracedStepProps } from "./traced-step.tsx";
import { type Program, useProgram } from "./use-program.ts";

const ProgramEditor = lazyPart(async () => (await import("../editor/program-editor.tsx")).ProgramEditor);

interface RunnableStepProps extends Omit<TracedStepProps, "editor" | "tools" | "line" | "onAnswer"> {
  readonly step: number;
  /** Names the step in this lesson, for what is typed on it. */
  readonly stepKey: string;
}

/** An execution with the means to change the program, for oneself, and to run it. */
export function RunnableStep({ step, stepKey, ...shown }: RunnableStepProps) {
  const { run, runs } = useSession();
  const [editing, setEditing] = useState(false);
  const onShown = useCallback(() => setEditing(false), []);
  const [draft, change, latest] = useDraft(stepKey);
  const inSight = shownProgram(shown.code, shown.trace);
  const program = useProgram(step, inSight, onShown);
  const source = draft ?? inSight.source;
  const runDraft = () => program.run({ ...inSight, source: latest() ?? inSight.source });
  useKeys({ run: runDraft, pad: () => setEditing(!editing) });
  const tools = (
    <RunTools program={program} editing={editing} onEdit={() => setEditing(!editing)} onRun={runDraft} />
  );
  return (
    <TracedStep
      {...shown}
      tools={tools}
      editor={
        editing &&
        (() => (
          <Editor name={shown.code.name} text={source} onChange={change} onRun={runDraft} tools={tools} />
        ))
      }
      line={
        <RunLine
          program={program}
          standing={source !== inSight.source ? runWords.changed : editing ? runWords.keys : null}
          onPutAway={run === null ? undefined : () => runs?.putAway(step)}
        />
      }
      onAnswer={program.answer}
    />
  );
}

interface RunToolsProps {
  readonly program: Program;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onRun: () => void;
}

/** Run or stop the program, and change it: at the head of its code. */
function RunTools({ program, editing, onEdit, onRun }: RunToolsProps) {
  return (
    <fieldset className="run-tools">
      <legend className="sr-only">{runWords.bar}</legend>
      <IconButton
        look="quiet"
        label={editing ? runWords.done : runWords.edit}
        icon={editing ? <PencilOff aria-hidden size={18} /> : <Pencil aria-hidden size={18} />}
        onClick={onEdit}
      />
      <RunButton program={program} onRun={onRun} />
    </fieldset>
  );
}

interface EditorProps {
  readonly name: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly tools: ReactNode;
}

function Editor({ name, tools, ...editing }: EditorProps) {
  return (
    <Card
      label={lessonWords.code}
      heading={<span className="font-mono normal-case tracking-normal">{name}</span>}
      aside={tools}
      className="lesson-code"
    >
      <Suspense fallback={<p className="px-4 py-3 text-soft">{runWords.openingEditor}</p>}>
        <ProgramEditor label={runWords.editor} {...editing} />
      </Suspense>
    </Card>
  );
}
