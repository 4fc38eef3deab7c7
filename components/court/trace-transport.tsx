"use client";
import { memo, type ReactNode, useCallback, useMemo } from "react";
import { type SteppingChoice, useSteppingChoice } from "../../client/stepping-choice.ts";
import { nextHandOver, nextLine, previousHandOver } from "../../domain/trace/stepping.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { useKeys } from "../keys/use-keys.ts";
import { useStride } from "../lesson/stride.ts";
import { courtWords } from "../words/court.ts";
import { strideBy } from "./strides.ts";
import { TransportButtons } from "./transport-buttons.tsx";
import { useLatest } from "./use-latest.ts";
import { usePlay } from "./use-play.ts";

interface TraceTransportProps {
  readonly trace: Trace;
  readonly index: number;
  readonly onGo: (index: number) => void;
}

/** Between two moves, in ms. */
const PACES: Record<SteppingChoice["pace"], number> = { slow: 1800, usual: 900, fast: 350 };

/** Through an execution from hand-over to hand-over or by itself; and what a press of Forward takes. */
export function TraceTransport({ trace, index, onGo }: TraceTransportProps) {
  const { by, pace } = useSteppingChoice().choice;
  const last = trace.steps.length - 1;
  const stride = useMemo(() => strideBy(by, trace), [by, trace]);
  useStride(stride);
  const next = (from: number) => stride?.(from, "forward") ?? Math.min(last, from + 1);
  const { playing, toggle } = usePlay({ index, last, every: PACES[pace], next, onGo });
  const forth = nextHandOver(trace, index);
  const back = previousHandOver(trace, index);
  const line = nextLine(trace, index);
  const goForth = useGoing(forth, onGo);
  const goBack = useGoing(back, onGo);
  const goToLine = useGoing(line, onGo);
  useKeys({
    play: toggle,
    ...(forth !== null && { "next-hand-over": goForth }),
    ...(back !== null && { "previous-hand-over": goBack }),
    ...(line !== null && { "next-line": goToLine }),
  });
  return (
    <fieldset className="court-transport">
      <legend className="sr-only">{courtWords.transport}</legend>
      <TransportButtons
        canGoBack={back !== null}
        canGoForth={forth !== null}
        playing={playing}
        onBack={goBack}
        onForth={goForth}
        onToggle={toggle}
      />
      <Choices />
    </fieldset>
  );
}

/** Goes to where it leads at the time of the press; always the same function. */
function useGoing(to: number | null, onGo: (index: number) => void): () => void {
  const latest = useLatest({ to, onGo });
  return useCallback(() => {
    if (latest.current.to !== null) latest.current.onGo(latest.current.to);
  }, [latest]);
}

/** It has nothing to do with where one is, so that stepping does not draw it anew. */
const Choices = memo(function Choices() {
  const { choice, choose } = useSteppingChoice();
  return (
    <>
      <Choice
        label={courtWords.paceLabel}
        options={courtWords.paces}
        value={choice.pace}
        onChoose={(pace) => choose({ pace })}
      />
      <Choice
        label={courtWords.goesByLabel}
        options={courtWords.goesBy}
        value={choice.by}
        onChoose={(by) => choose({ by })}
      />
    </>
  );
});

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, options, value, onChoose }: ChoiceProps<T>): ReactNode {
  return (
    <label className="court-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value as T)}>
        {Object.entries<string>(options).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
