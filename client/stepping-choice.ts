"use client";
import { useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { inBrowser, kept } from "./storage/kept.ts";

/** How this person goes through an execution; kept in this browser. */
const SteppingChoice = z.object({
  /** What one press of Forward or Back takes inside of an execution. */
  by: z.enum(["frame", "line", "hand-over"]),
  pace: z.enum(["slow", "usual", "fast"]),
});
export type SteppingChoice = z.infer<typeof SteppingChoice>;

const USUAL: SteppingChoice = { by: "frame", pace: "usual" };

const storage = kept(inBrowser, "baton:stepping", SteppingChoice);
const listeners = new Set<() => void>();
let current: SteppingChoice | null = null;

/** The choice of this browser, and how to change a part of it. */
export function useSteppingChoice(): {
  readonly choice: SteppingChoice;
  readonly choose: (part: Partial<SteppingChoice>) => void;
} {
  return { choice: useSyncExternalStore(subscribe, steppingChoice, () => USUAL), choose };
}

function steppingChoice(): SteppingChoice {
  current ??= storage.read() ?? USUAL;
  return current;
}

function choose(part: Partial<SteppingChoice>): void {
  current = { ...steppingChoice(), ...part };
  storage.write(current);
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
