"use client";
import { useContext, useEffect } from "react";
import type { SessionSource } from "../../client/session-source.ts";
import { SessionContext } from "../../client/use-session.ts";
import type { Position } from "../../domain/lesson/position.ts";

export type Way = "forward" | "back";

/** The frame that one press leads to; null where it leads out of the execution. */
export type Stride = (frame: number, way: Way) => number | null;

/** Back and Forward stand outside of the example that knows its execution: here it says how far they go in it. */
const strides = new WeakMap<SessionSource, { readonly step: number; readonly stride: Stride }>();

/** Lets Back and Forward go by this stride in the step that is shown now; null leaves them to go frame by frame. */
export function useStride(stride: Stride | null): void {
  const source = useContext(SessionContext);
  useEffect(() => {
    if (!source || !stride) return;
    const own = { step: source.getSnapshot().position.step, stride };
    strides.set(source, own);
    return () => {
      if (strides.get(source) === own) strides.delete(source);
    };
  }, [source, stride]);
}

/** Where one press leads from a position, if the execution that is shown there has a say in it. */
export function strideFrom(source: SessionSource | null, from: Position, way: Way): Position | null {
  const own = source && strides.get(source);
  if (!own || own.step !== from.step) return null;
  const frame = own.stride(from.frame, way);
  return frame === null ? null : { step: from.step, frame };
}
