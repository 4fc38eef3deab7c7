"use client";
import { useEffect, useSyncExternalStore } from "react";
import type { RecordedPads } from "../../client/playback.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { isOfStep, padElsewhere, padOfInstant } from "./pad-of-instant.ts";
import { useReplaySight } from "./replay-sight.tsx";

/** The pad that stands in the code's place on a step: the one that was chosen as long as it is there, or what the class saw. */
export function usePadInSight(
  state: SessionState,
  pads: RecordedPads,
  step: number,
  source: string,
): PadName | null {
  const { wanted } = useReplaySight();
  const chosen = wanted === "code" || wanted === "auto" || !isOfStep(state, wanted, step) ? null : wanted;
  const needed = wanted === "code" ? null : (chosen ?? padElsewhere(state, step));
  useEffect(() => {
    pads.want(needed);
    return () => pads.want(null);
  }, [pads, needed]);
  const get = (): PadName | null => {
    if (wanted === "code") return null;
    if (chosen !== null && pads.read(chosen)) return chosen;
    return padOfInstant(state, pads, step, source);
  };
  return useSyncExternalStore(pads.subscribe, get, get);
}
