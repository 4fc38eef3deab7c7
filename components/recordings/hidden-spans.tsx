"use client";
import type { Span } from "../../domain/recording/recording.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { Button } from "../ui/button.tsx";
import { recordingsWords } from "../words/recordings.ts";
import { SpanFields } from "./span-fields.tsx";
import type { Cuts } from "./use-cuts.ts";

const words = recordingsWords.cuts;

/** What is hidden in between, and how more is. */
export function HiddenSpans({ cuts }: { cuts: Cuts }) {
  const { draft, toHide, hideProblem, typeToHide, hide, show, lasted } = cuts;
  return (
    <section aria-label={words.hidden} className="grid gap-3 border-line border-t pt-4">
      <h3 className="font-bold">{words.hidden}</h3>
      {draft.hidden.length === 0 && <p className="text-sm text-soft">{words.noneHidden}</p>}
      <ul className="grid gap-2 empty:hidden">
        {draft.hidden.map((span) => (
          <HiddenSpan key={span.from} span={span} onShow={() => show(span)} />
        ))}
      </ul>
      <SpanFields
        legend={words.hidden}
        labels={[words.hideFrom, words.hideTo]}
        typed={toHide}
        onType={typeToHide}
        onEnter={hide}
        problem={hideProblem}
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
  const range = words.range(timeWords(span.from), timeWords(span.to));
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span className="font-mono text-sm tabular-nums">{range}</span>
      <Button aria-label={words.showAgainOf(range)} onClick={onShow}>
        {words.showAgain}
      </Button>
    </li>
  );
}
