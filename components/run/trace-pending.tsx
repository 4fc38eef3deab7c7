"use client";
import type { Code } from "../../domain/lesson/lesson.ts";
import { CodeCard } from "../lesson/code-card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { runWords } from "../words/run.ts";

/** The code of an example while its execution is on its way. */
export function TracePending({ code }: { code: Code }) {
  return (
    <>
      <div className="traced-code-area">
        <CodeCard code={code} frame={0} />
      </div>
      <div className="traced-frames-area">
        <p role="status" className="sr-only">
          {runWords.gettingTrace}
        </p>
        <Skeleton className="h-40" />
      </div>
    </>
  );
}
