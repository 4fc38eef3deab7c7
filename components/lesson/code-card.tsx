"use client";
import { memo, useMemo, useRef } from "react";
import type { Code, CodeToken, LineRange } from "../../domain/lesson/lesson.ts";
import { Card } from "../ui/card.tsx";
import { lessonWords, linesWords } from "../words/lesson.ts";
import { useScrollStops } from "./use-scroll-stops.ts";

/** A step's code with the lines that this frame is about: tinted, with a bar, and named in words. */
export function CodeCard({ code, frame }: { code: Code; frame: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  useScrollStops(scroller, null, code);
  const ranges = rangesAt(code, frame);
  const moved = frame > 0 && ranges !== rangesAt(code, frame - 1);
  const firstLit = Math.min(...ranges.map((range) => range.from));
  return (
    <Card
      label={lessonWords.code}
      heading={<span className="font-mono normal-case tracking-normal">{code.name}</span>}
      aside={<span>{linesWords(ranges)}</span>}
      className="lesson-code"
    >
      <div
        ref={scroller}
        data-scrolls
        className="overflow-x-auto bg-code py-3 focus-visible:-outline-offset-3"
      >
        <pre className="code-lines">
          <code>
            {code.lines.map((tokens, index) => (
              <CodeLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
                key={index}
                number={index + 1}
                tokens={tokens}
                lit={isLit(ranges, index + 1)}
                isNew={moved && index + 1 === firstLit}
              />
            ))}
          </code>
        </pre>
      </div>
    </Card>
  );
}

interface CodeLineProps {
  readonly number: number;
  readonly tokens: readonly CodeToken[];
  readonly lit: boolean;
  readonly isNew: boolean;
}

const CodeLine = memo(function CodeLine({ number, tokens, lit, isNew }: CodeLineProps) {
  const text = useMemo(() => tokens.map(toSpan), [tokens]);
  return (
    <span data-lit={lit || undefined} data-new={isNew || undefined} className="code-line">
      <span aria-hidden className="code-number">
        {number}
      </span>
      <span className="code-text">
        {text}
        {"\n"}
      </span>
    </span>
  );
});

function toSpan([text, kind]: CodeToken, index: number) {
  if (kind === null) return text;
  return (
    <span key={index} className={`tok-${kind}`}>
      {text}
    </span>
  );
}

/** The ranges of a frame; a step may have more frames than its code has highlights, and then the last stays. */
function rangesAt(code: Code, frame: number): readonly LineRange[] {
  return code.highlights[Math.min(frame, code.highlights.length - 1)] ?? [];
}

function isLit(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(({ from, to }) => from <= line && line <= to);
}
