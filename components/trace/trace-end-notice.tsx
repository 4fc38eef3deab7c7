import type { Trace, TraceEnd } from "../../domain/trace/trace.ts";
import { Notice } from "../ui/notice.tsx";
import { explainError } from "../words/python-errors.ts";
import { endWords, stoppedWords } from "../words/trace.ts";
import { InputForm } from "./input-form.tsx";
import { PythonText } from "./python-text.tsx";

interface TraceEndNoticeProps {
  readonly trace: Trace;
  /** The step that is shown; the end is told at the last one. */
  readonly index: number;
  /** Runs the program again with one more line of input; absent where one may not run it. */
  readonly onAnswer?: ((answer: string) => void) | undefined;
}

/** How the program ended, at its last step: what happened, what was kept, what to do. */
export function TraceEndNotice({ trace, index, onAnswer }: TraceEndNoticeProps) {
  const { end, steps } = trace;
  if (index < steps.length - 1) return null;
  switch (end.how) {
    case "finished":
      return <Notice tone="ok">{endWords.finished}</Notice>;
    case "exited":
      return <Notice tone="info">{endWords.exited(end.code)}</Notice>;
    case "failed":
      return <Failure end={end} />;
    case "stopped":
      return (
        <Notice tone={end.why === "asked" ? "info" : "warn"} className="min-w-0">
          {stoppedWords(end.why, steps.length - 1)}
          {end.detail && <PythonText>{end.detail}</PythonText>}
        </Notice>
      );
    case "input":
      return <InputForm prompt={end.prompt} onAnswer={onAnswer} />;
  }
}

function Failure({ end }: { end: Extract<TraceEnd, { how: "failed" }> }) {
  const { type, message, traceback, at } = end;
  const explained = explainError(type, message);
  return (
    <Notice tone="bad" className="min-w-0">
      <p className="font-bold">{at ? endWords.errorAt(type, at[0]) : endWords.error(type)}</p>
      {explained && <p>{explained}</p>}
      <PythonText>{traceback.trimEnd() || `${type}: ${message}`}</PythonText>
    </Notice>
  );
}
