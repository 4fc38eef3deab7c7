"use client";
import { Suspense } from "react";
import { useSession } from "../../client/use-session.ts";
import type { Step } from "../../domain/lesson/lesson.ts";
import { usePadSight } from "../pad/pad-sight.tsx";
import { TryButton } from "../pad/try-button.tsx";
import { classes } from "../ui/classes.ts";
import { lazyPart } from "../ui/lazy-part.ts";
import { CodeCard } from "./code-card.tsx";
import { OutputCard } from "./output-card.tsx";
import { ProsePane } from "./prose-pane.tsx";
import { QuestionCard } from "./question-card.tsx";

const PlainPad = lazyPart(async () => (await import("../pad/plain-pad.tsx")).PlainPad);

interface PlainStepProps {
  readonly step: Step;
  readonly number: number;
  readonly frame: number;
  readonly questionNote: string | undefined;
}

/** A step without an execution: what it says, shows and asks; in a class a pad takes the code's place. */
export function PlainStep({ step, number, frame, questionNote }: PlainStepProps) {
  const { runs, pads } = useSession();
  const pad = usePadSight(number).shows !== null;
  const { code, question } = step;
  const output = code?.output && code.output.from <= frame ? code.output : null;
  const beside = (pad || code || question) && true;
  return (
    <div className={classes("lesson-grid", beside && "lesson-grid-two")}>
      <div className="grid min-w-0 content-start gap-4">
        <ProsePane step={step} frame={frame} />
        {question && (code || pad) && <QuestionCard question={question} note={questionNote} />}
        {runs && pads && !pad && (
          <div>
            <TryButton step={number} />
          </div>
        )}
      </div>
      {beside && (
        <div className="grid min-w-0 content-start gap-4">
          {pad ? (
            <Suspense>
              <PlainPad step={number} code={code} />
            </Suspense>
          ) : (
            code && <CodeCard key={step.id} code={code} frame={frame} />
          )}
          {output && <OutputCard output={output} frame={frame} />}
          {question && !code && !pad && <QuestionCard question={question} note={questionNote} />}
        </div>
      )}
    </div>
  );
}
