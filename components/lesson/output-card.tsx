"use client";
import { useRef } from "react";
import type { CodeOutput } from "../../domain/lesson/lesson.ts";
import { Card } from "../ui/card.tsx";
import { lessonWords } from "../words/lesson.ts";
import { useScrollStops } from "./use-scroll-stops.ts";

/** What the program prints, from the frame on where its author shows it. */
export function OutputCard({ output, frame }: { output: CodeOutput; frame: number }) {
  const scroller = useRef<HTMLPreElement>(null);
  useScrollStops(scroller, null, output);
  return (
    <Card label={lessonWords.output} className="lesson-output">
      <pre
        ref={scroller}
        data-scrolls
        data-new={(output.from > 0 && output.from === frame) || undefined}
        className="overflow-x-auto bg-output px-4 py-3 font-mono text-[0.9375em] text-on-output leading-relaxed focus-visible:-outline-offset-3"
      >
        {output.text}
      </pre>
    </Card>
  );
}
