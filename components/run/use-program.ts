"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDraft } from "../../client/use-draft.ts";
import { useRunner } from "../../client/use-runner.ts";
import { useSession } from "../../client/use-session.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import { programRequest } from "./program-request.ts";

/** The program of one step: its text, and how to run it. */
export interface Program {
  readonly runner: ReturnType<typeof useRunner>["state"];
  /** What this viewer would run now: their draft, or what is shown. */
  readonly source: string;
  /** Whether that is another text than the one whose run is shown. */
  readonly changed: boolean;
  readonly change: (source: string) => void;
  /** Runs it and shows the run; to the class when this viewer drives. */
  readonly run: () => void;
  /** Runs it again with one more line of input. */
  readonly answer: (line: string) => void;
  readonly stop: () => void;
  /** Whether a program runs, or waits for Python: it can be stopped. */
  readonly busy: boolean;
  /** A run that did not come about: it says why. */
  readonly failed: string | null;
}

interface ProgramParts {
  readonly step: number;
  /** Names the step's code, over reloads. */
  readonly draftKey: string;
  readonly code: Code;
  /** What the shown trace is of. */
  readonly shown: string;
}

/** One viewer's program on one step. `onShown` is told when its run is there. */
export function useProgram({ step, draftKey, code, shown }: ProgramParts, onShown: () => void): Program {
  const { runs } = useSession();
  const { state, run, stop } = useRunner();
  const [draft, change] = useDraft(draftKey);
  const [failed, setFailed] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const inputs = useRef<readonly string[]>([]);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const source = draft ?? shown;
  const runWith = useCallback(
    async (lines: readonly string[]) => {
      inputs.current = lines;
      setFailed(null);
      setAsked(true);
      const result = await run(programRequest(code, source, lines));
      setAsked(false);
      // Who has gone to another step meanwhile is not called back by a run.
      if (!here.current) return;
      if (!result.ok) return setFailed(result.error);
      runs?.show(step, result.value);
      onShown();
    },
    [run, runs, step, code, source, onShown],
  );
  return {
    runner: state,
    source,
    changed: source !== shown,
    change,
    run: useCallback(() => void runWith([]), [runWith]),
    answer: useCallback((line: string) => void runWith([...inputs.current, line]), [runWith]),
    stop,
    busy: asked || state.is === "running",
    failed,
  };
}
