"use client";
import { useState } from "react";
import type { Outcome } from "../../client/use-recordings.ts";
import { refusalWords } from "../words/refusals.ts";

interface Asking {
  readonly busy: boolean;
  /** Why the last try was refused, as a sentence. */
  readonly problem: string | null;
  /** Asks; `done` is called when it was granted. Nothing happens while another one is on its way. */
  readonly ask: (asked: () => Promise<Outcome>, done: () => void) => void;
}

/** Asks the server for something, and says why when it is refused. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask: Asking["ask"] = (asked, done) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    void asked().then((failure) => {
      setBusy(false);
      if (failure) setProblem(refusalWords(failure.code, failure.retryAfterS));
      else done();
    });
  };
  return { busy, problem, ask };
}
