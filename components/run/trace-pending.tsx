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
        <p className="appear-late text-soft">{runWords.gettingTrace}</p>
        <Skeleton lines={5} className="rounded-card border border-line bg-card p-6" />
      </div>
    </>
  );
}
