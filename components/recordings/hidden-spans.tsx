"use client";
import { useState } from "react";
import type { Span } from "../../domain/recording/recording.ts";
import { Button } from "../ui/button.tsx";
import { recordingsWords } from "../words/recordings.ts";
import { clockWords } from "../words/teach.ts";
import { readTypedSpan, type SpanProblem } from "./cuts-draft.ts";
import { SpanFields, type TypedTimes } from "./span-fields.tsx";

const words = recordingsWords.cuts;

interface HiddenSpansProps {
  readonly hidden: readonly Span[];
  /** The times of what may be hidden next. */
  readonly typed: TypedTimes;
  readonly lasted: number;
  readonly onType: (typed: TypedTimes) => void;
  readonly onHide: (span: Span) => void;
  readonly onShow: (span: Span) => void;
}

/** What is hidden in between, and how more is. */
export function HiddenSpans({ hidden, typed, lasted, onType, onHide, onShow }: HiddenSpansProps) {
  const [problem, setProblem] = useState<SpanProblem | null>(null);
  const hide = (): void => {
    const read = readTypedSpan(typed.from, typed.to, lasted);
    setProblem(read.ok ? null : read.error);
    if (read.ok) onHide(read.value);
  };
  return (
    <section aria-label={words.hidden} className="grid gap-3 border-line border-t pt-4">
      <h3 className="font-bold">{words.hidden}</h3>
      {hidden.length === 0 && <p className="text-sm text-soft">{words.noneHidden}</p>}
      <ul className="grid gap-2 empty:hidden">
        {hidden.map((span) => (
          <HiddenSpan key={span.from} span={span} onShow={() => onShow(span)} />
        ))}
      </ul>
      <SpanFields
        legend={words.hidden}
        labels={[words.hideFrom, words.hideTo]}
        typed={typed}
        onType={(next) => {
          setProblem(null);
          onType(next);
        }}
        problem={problem}
        lasted={lasted}
      />
      <p className="text-sm text-soft">{words.times}</p>
      <Button className="justify-self-start" onClick={hide}>
        {words.hide}
      </Button>
    </section>
  );
}

function HiddenSpan({ span, onShow }: { span: Span; onShow: () => void }) {
  const range = words.range(clockOf(span.from), clockOf(span.to));
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span className="font-mono text-sm tabular-nums">{range}</span>
      <Button aria-label={words.showAgainOf(range)} onClick={onShow}>
        {words.showAgain}
      </Button>
    </li>
  );
}

function clockOf(ms: number): string {
  return clockWords(Math.floor(ms / 1000));
}
