"use client";
import { useMemo, useRef } from "react";
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
  /** Goes to the next step at a line; absent where one may not step. Must stay the same function to be fast. */
  readonly onRunTo?: ((line: number) => void) | undefined;
}

/** The program with the line that runs next, the one that just ran, who is parked where, and both ends of a hand-over. */
export function TracedCode({ trace, state, lines, onRunTo }: TracedCodeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const source = useMemo(() => trace.source.split("\n"), [trace.source]);
  const run = useMemo(() => new Set(trace.steps.map((step) => step.l)), [trace]);
  const marks = useMemo(() => codeMarks(trace, state, source), [trace, state, source]);
  useScrollStops(scroller, null, lines);
  useLineInSight(scroller, state);
  return (
    <Card
      label={codeMarkWords.code}
      heading={<span className="font-mono normal-case tracking-normal">{trace.name}</span>}
      aside={<span>{whatIsNext(trace, state)}</span>}
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
                onRunTo={run.has(index + 1) ? onRunTo : undefined}
              />
            ))}
          </code>
        </pre>
      </div>
    </Card>
  );
}

function whatIsNext(trace: Trace, state: TraceState): string {
  const failed = errorLine(trace, state);
  if (failed !== null) return codeMarkWords.errorAt(failed);
  if (state.nextLine !== null) return codeMarkWords.runsNext(state.nextLine);
  const running = state.frames.get(state.stack.at(-1) ?? 0);
  if (running?.kind === "loop") return codeMarkWords.loopDecides;
  return state.stack.length === 0 ? codeMarkWords.isOver[trace.end.how] : "";
}

/** A program ends with a newline, and not with a line of nothing. */
function withoutLastEmpty(lines: TracedCodeProps["lines"]): TracedCodeProps["lines"] {
  return lines.at(-1)?.every(([text]) => text === "") ? lines.slice(0, -1) : lines;
}
