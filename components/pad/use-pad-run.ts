"use client";
import { useSession } from "../../client/use-session.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import { useKeys } from "../keys/use-keys.ts";
import type { Program } from "../run/use-program.ts";
import { padWords } from "../words/pad.ts";
import type { PadChoice } from "./pad-choice.ts";

/** Runs what stands in the pad when it is asked to, by its key too; undefined while there is nothing to run, or one may not. */
export function usePadRun(
  program: Program,
  code: Code | null,
  { place }: PadChoice,
  step: number,
  latest: (() => string | null) | null,
): (() => void) | undefined {
  const { drives, locked } = useSession();
  // What runs unseen before an example belongs to that example alone.
  const of = place === step ? code : null;
  const may = latest !== null && (drives || !locked) && !program.busy;
  const run = may
    ? () => {
        const source = latest();
        if (source === null) return;
        program.run({ name: of?.name ?? padWords.freeName, setup: of?.setup ?? "", source });
      }
    : undefined;
  useKeys({ ...(run && { run }) });
  return run;
}
