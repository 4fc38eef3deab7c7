"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRunner } from "../../client/use-runner.ts";
import { useSession } from "../../client/use-session.ts";
import { type ProgramText, programRequest } from "./program-request.ts";

/** Runs programs on one step. */
export interface Program {
  readonly runner: ReturnType<typeof useRunner>["state"];
  /** Runs it and shows the run; to the class when this viewer drives. */
  readonly run: (text: ProgramText) => void;
  /** Runs what is shown again with one more line of input. */
  readonly answer: (line: string) => void;
  readonly stop: () => void;
  /** Whether a program runs, or waits for Python: it can be stopped. */
  readonly busy: boolean;
  /** A run that did not come about: it says why. */
  readonly failed: string | null;
}

/** The runs of one viewer on one step. `shown` is what the shown trace is of; `onShown` is told when a new run is there. */
export function useProgram(step: number, shown: ProgramText | null, onShown: () => void): Program {
  const { runs } = useSession();
  const { state, run, stop } = useRunner();
  const [failed, setFailed] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const last = useRef<{ readonly text: ProgramText; readonly inputs: readonly string[] }>(null);
  const isHere = useIsHere();
  const runWith = useCallback(
    async (text: ProgramText, inputs: readonly string[]) => {
      last.current = { text, inputs };
      setFailed(null);
      setAsked(true);
      const result = await run(programRequest(text, inputs));
      setAsked(false);
      // Who has gone to another step meanwhile is not called back by a run.
      if (!isHere()) return;
      if (!result.ok) return setFailed(result.error);
      runs?.show(step, result.value);
      onShown();
    },
    [run, runs, step, onShown, isHere],
  );
  const answer = (line: string): void => {
    // What is shown may have been run by somebody else, whose lines of input are not known here.
    const own = last.current?.text.source === shown?.source ? last.current : null;
    const text = own?.text ?? shown;
    if (text) void runWith(text, [...(own?.inputs ?? []), line]);
  };
  return {
    runner: state,
    run: useCallback((text: ProgramText) => void runWith(text, []), [runWith]),
    answer,
    stop,
    busy: asked || state.is === "running",
    failed,
  };
}

/** Whether the component is still on the page. */
function useIsHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return useCallback(() => here.current, []);
}
