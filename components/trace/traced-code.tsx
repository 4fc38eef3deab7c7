"use client";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { CodeToken } from "../../domain/lesson/lesson.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { useScrollStops } from "../lesson/use-scroll-stops.ts";
import { Card } from "../ui/card.tsx";
import { codeMarkWords } from "../words/trace.ts";
import { codeMarks, errorLine } from "./code-marks.ts";
import { TracedLine } from "./traced-line.tsx";
import { useLineInSight } from "./use-line-in-sight.ts";

interface TracedCodeProps {
  readonly trace: Trace;
  readonly state: TraceState;
  /** The program's tokens by line. */
  readonly lines: readonly (readonly CodeToken[])[];
  /** Goes to the next step at a line; absent where one may not step. */
  readonly onRunTo?: ((line: number) => void) | undefined;
  /** In the heading, after what it says of the step: what can be done with the program. */
  readonly tools?: ReactNode;
}

/** The program with the line that runs next, the one that just ran, who is parked where, and both ends of a hand-over. */
export function TracedCode({ trace, state, lines, onRunTo, tools }: TracedCodeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const source = useMemo(() => trace.source.split("\n"), [trace.source]);
  const run = useMemo(() => new Set(trace.steps.map((step) => step.l)), [trace]);
  const marks = useMemo(() => codeMarks(trace, state, source), [trace, state, source]);
  const runTo = useSameFunction(onRunTo);
  useScrollStops(scroller, null, lines);
  useLineInSight(scroller, state);
  return (
    <Card
      label={codeMarkWords.code}
      heading={<span className="font-mono normal-case tracking-normal">{trace.name}</span>}
      aside={
        <>
          <span className="text-right leading-tight">{whatIsNext(trace, state)}</span>
          {tools}
        </>
      }
      className="lesson-code"
    >
      <div ref={scroller} data-scrolls className="traced-code">
        <pre className="code-lines">
          <code>
            {withoutLastEmpty(lines).map((tokens, index) => (
              <TracedLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
                key={index}
                number={index + 1}
                tokens={tokens}
                marks={marks.get(index + 1)}
                onRunTo={onRunTo && run.has(index + 1) ? runTo : undefined}
              />
            ))}
          </code>
        </pre>
      </div>
    </Card>
  );
}

/** One function for all times that does what the latest one does: lines without marks are not drawn anew for it. */
function useSameFunction(latest: TracedCodeProps["onRunTo"]): (line: number) => void {
  const current = useRef(latest);
  useEffect(() => {
    current.current = latest;
  }, [latest]);
  return useCallback((line) => current.current?.(line), []);
}

function whatIsNext(trace: Trace, state: TraceState): string {
  const failed = errorLine(trace, state);
  if (failed !== null) return codeMarkWords.errorAt(failed);
  if (state.nextLine !== null) return codeMarkWords.runsNext(state.nextLine);
  const running = state.frames.get(state.stack.at(-1) ?? 0);
  if (running?.kind === "loop") return codeMarkWords.loopDecides;
  if (state.stack.length === 0 && trace.end.how === "stopped" && state.justRun)
    return codeMarkWords.stoppedAt(state.justRun.line);
  return state.stack.length === 0 ? codeMarkWords.isOver[trace.end.how] : "";
}

/** A program ends with a newline, and not with a line of nothing. */
function withoutLastEmpty(lines: TracedCodeProps["lines"]): TracedCodeProps["lines"] {
  return lines.at(-1)?.every(([text]) => text === "") ? lines.slice(0, -1) : lines;
}
