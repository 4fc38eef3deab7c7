"use client";
import { useEffect, useRef, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { type Absence, absenceBetween } from "./absence.ts";

/** What this viewer missed while the line was cut or the device slept; `close` when they have seen it. */
export function useAbsence(): { readonly absence: Absence | null; readonly close: () => void } {
  const { line, state } = useSession();
  const seen = useRef({ step: state.position.step, live: false });
  const [absence, setAbsence] = useState<Absence | null>(null);
  const live = line.is === "live";
  const step = state.position.step;
  useEffect(() => {
    const before = seen.current;
    if (!live) {
      before.live = false;
      return;
    }
    seen.current = { step, live };
    const missed = before.live ? null : absenceBetween(before.step, step);
    if (missed) setAbsence(missed);
  }, [live, step]);
  return { absence, close: () => setAbsence(null) };
}
