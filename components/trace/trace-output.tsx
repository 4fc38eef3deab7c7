"use client";
import { useEffect, useMemo, useRef } from "react";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { useScrollStops } from "../lesson/use-scroll-stops.ts";
import { Card } from "../ui/card.tsx";
import { explainWarning } from "../words/python-errors.ts";
import { traceOutputWords } from "../words/trace.ts";
import { type OutputRun, outputRuns } from "./output-news.ts";

/** What the program has printed up to this step, the newest at the bottom and marked. */
export function TraceOutput({ trace, state }: { trace: Trace; state: TraceState }) {
  const scroller = useRef<HTMLPreElement>(null);
  const { output, step } = state;
  const runs = useMemo(() => outputRuns({ output, step }), [output, step]);
  const warning = useMemo(() => explainWarning(errorText(output)), [output]);
  const isOver = state.index === trace.steps.length - 1;
  useScrollStops(scroller, null, scroller);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more output is another end.
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [output]);
  return (
    <Card label={traceOutputWords.output} className="lesson-output">
      <pre ref={scroller} data-scrolls className="trace-output">
        {runs.length === 0 && (
          <span className="trace-output-empty">
            {isOver ? traceOutputWords.silent : traceOutputWords.empty}
          </span>
        )}
        {runs.map((run, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: output only ever grows at its end.
          <Run key={place} run={run} isFirst={runs[place - 1]?.stream !== run.stream} />
        ))}
      </pre>
      {warning && <p className="trace-output-explained">{warning}</p>}
    </Card>
  );
}

function errorText(output: TraceState["output"]): string {
  return output.map(({ stream, text }) => (stream === "err" ? text : "")).join("");
}

function Run({ run: { stream, text, isNew }, isFirst }: { run: OutputRun; isFirst: boolean }) {
  return (
    <span data-stream={stream} data-fresh={isNew || undefined} className="trace-output-run">
      {isNew && <span className="sr-only">{traceOutputWords.newest} </span>}
      {stream === "err" && isFirst && <span className="trace-output-word">{traceOutputWords.error}</span>}
      <span className="trace-output-text">{text}</span>
    </span>
  );
}
