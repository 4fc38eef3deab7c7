"use client";
import { type ReactNode, useCallback, useMemo } from "react";
import type { Code } from "../../domain/lesson/lesson.ts";
import { runToLine } from "../../domain/trace/stepping.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { CourtView } from "../court/court-view.tsx";
import { pythonTokens } from "../editor/python-tokens.ts";
import { FramesPanel } from "../trace/frames-panel.tsx";
import { LoopBoard } from "../trace/loop-board.tsx";
import { TraceEndNotice } from "../trace/trace-end-notice.tsx";
import { TraceOutput } from "../trace/trace-output.tsx";
import { TracedCode } from "../trace/traced-code.tsx";
import { openedTrace } from "./opened-trace.ts";

export interface TracedStepProps {
  readonly trace: Trace;
  /** The code that the lesson has here: where it is what was traced, its colours are taken. */
  readonly code: Code;
  readonly frame: number;
  /** Goes to a frame of this step; absent where one may not step. */
  readonly onGo?: ((frame: number) => void) | undefined;
  /** Makes what stands in the place of the traced code, for what is shown of the execution; absent: the code itself. */
  readonly editor?: false | ((state: TraceState) => ReactNode) | undefined;
  /** Without buttons: where nobody touches it. */
  readonly bare?: boolean;
  /** At the head of the code: what can be done with the program. */
  readonly tools?: ReactNode;
  /** Under the code: what goes on with it. */
  readonly line?: ReactNode;
  /** Runs the program again with one more line of input. */
  readonly onAnswer?: ((line: string) => void) | undefined;
}

/** One frame of an execution: its code, frames and output, and under them the court. */
export function TracedStep({
  trace,
  code,
  frame,
  onGo,
  bare = false,
  editor,
  tools,
  line,
  onAnswer,
}: TracedStepProps) {
  const { player, court } = openedTrace(trace);
  const lines = useMemo(
    () => (trace.source === code.source ? code.lines : pythonTokens(trace.source)),
    [trace, code],
  );
  const state = player.at(frame);
  const { index } = state;
  const runTo = useCallback(
    (line: number) => {
      // Where the run does not come to the line any more, the last time that it did is behind.
      const next = runToLine(trace, index, line) ?? runToLine(trace, -1, line);
      if (next !== null) onGo?.(next);
    },
    [trace, index, onGo],
  );
  return (
    <>
      <div className="traced-code-area">
        {editor ? (
          editor(state)
        ) : (
          <TracedCode trace={trace} state={state} lines={lines} onRunTo={onGo && runTo} tools={tools} />
        )}
        {line}
        <TraceEndNotice trace={trace} index={index} onAnswer={onAnswer} />
      </div>
      <div className="traced-court-area">
        <CourtView trace={trace} court={court} index={index} onGo={onGo} bare={bare} />
      </div>
      <div className="traced-frames-area">
        <FramesPanel state={state} />
        <TraceOutput trace={trace} state={state} />
      </div>
      <div className="traced-loop-area">
        <LoopBoard trace={trace} state={state} />
      </div>
    </>
  );
}
