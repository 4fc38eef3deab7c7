"use client";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { Suspense, useEffect, useRef } from "react";
import { SessionContext } from "../../client/use-session.ts";
import { useSoloProgram } from "../../client/use-solo-session.ts";
import type { ProgramText } from "../run/program-request.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import { forkWords } from "../words/replay.ts";
import { runWords } from "../words/run.ts";

const ForkStep = lazyPart(async () => (await import("./fork-step.tsx")).ForkStep);

/** A program of an instant, taken out of the replay. */
export interface ForkedProgram extends ProgramText {
  /** When it stood there, as people write times. */
  readonly at: string;
}

/** One's own copy of a program of the class, to be changed, run and stepped through; the replay waits meanwhile. */
export function Fork({ program, onBack }: { program: ForkedProgram; onBack: () => void }) {
  const source = useSoloProgram(program.name);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <SessionContext value={source}>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} look="primary">
          {forkWords.back}
        </Button>
        <div className="min-w-0 flex-1 basis-60">
          <h2 ref={heading} tabIndex={-1} className="font-bold text-lg leading-tight outline-none">
            {forkWords.title(program.at)}
          </h2>
          <p className="text-soft text-sm">{program.source === "" ? forkWords.empty : forkWords.text}</p>
        </div>
      </div>
      <Suspense fallback={<Opening />}>
        <ForkStep program={program} />
      </Suspense>
    </SessionContext>
  );
}

function Opening() {
  return (
    <Card label={forkWords.editor}>
      <p className="px-4 py-3 text-soft">{runWords.openingEditor}</p>
    </Card>
  );
}
