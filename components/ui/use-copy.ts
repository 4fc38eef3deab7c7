"use client";
import { useCallback, useEffect, useState } from "react";

/** What came of copying. `done` goes back to `idle` by itself. */
export type Copying = "idle" | "done" | "failed";

const SHOWN_MS = 2500;

/** Copies a text to the clipboard; browsers refuse it on pages without https. What is told of it stands for `shownMs`. */
export function useCopy(shownMs = SHOWN_MS): readonly [Copying, (text: string) => void] {
  const [copying, setCopying] = useState<Copying>("idle");
  const copy = useCallback((text: string) => {
    void write(text).then((written) => setCopying(written ? "done" : "failed"));
  }, []);
  useEffect(() => {
    if (copying !== "done") return;
    const timer = setTimeout(() => setCopying("idle"), shownMs);
    return () => clearTimeout(timer);
  }, [copying, shownMs]);
  return [copying, copy];
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
