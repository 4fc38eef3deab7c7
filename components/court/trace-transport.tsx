"use client";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import SkipBack from "lucide-react/icons/skip-back";
import SkipForward from "lucide-react/icons/skip-forward";
import { memo, type ReactNode, useMemo } from "react";
import { type SteppingChoice, useSteppingChoice } from "../../client/stepping-choice.ts";
import { nextHandOver, nextLine, previousHandOver } from "../../domain/trace/stepping.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { useKeys } from "../keys/use-keys.ts";
import { useStride } from "../lesson/stride.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { courtWords } from "../words/court.ts";
import { strideBy } from "./strides.ts";
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
  useKeys({
    play: toggle,
    ...(forth !== null && { "next-hand-over": () => onGo(forth) }),
    ...(back !== null && { "previous-hand-over": () => onGo(back) }),
    ...(line !== null && { "next-line": () => onGo(line) }),
  });
  return (
    <fieldset className="court-transport">
      <legend className="sr-only">{courtWords.transport}</legend>
      <IconButton
        label={courtWords.previousHandOver}
        icon={<SkipBack aria-hidden size={18} />}
        aria-disabled={back === null || undefined}
        onClick={() => back !== null && onGo(back)}
      />
      <Button
        icon={<SkipForward aria-hidden size={18} />}
        aria-disabled={forth === null || undefined}
        onClick={() => forth !== null && onGo(forth)}
      >
        {courtWords.nextHandOver}
      </Button>
      <Button
        icon={playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        onClick={toggle}
      >
        {playing ? courtWords.pause : courtWords.play}
      </Button>
      <Choices />
    </fieldset>
  );
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
