import type { FrameId, SourceRange } from "./trace.ts";
import type { FrameState, TraceState } from "./trace-state.ts";

interface FrameLine {
  readonly frame: FrameId;
  readonly line: number;
}

/** A frame that does not run, at its line. A created one is parked where its code begins. */
export interface ParkedLine extends FrameLine {
  readonly name: string;
  readonly state: Extract<FrameState, "created" | "suspended" | "waiting">;
}

/** What the code shows of one step. */
export interface CodeMarkers {
  readonly next: FrameLine | null;
  readonly justRun: FrameLine | null;
  /** By line, and on one line by frame. */
  readonly parked: readonly ParkedLine[];
  /** The two ends of the hand-over, where they are in the code. */
  readonly handOver: { readonly from: SourceRange | null; readonly to: SourceRange | null } | null;
}

/** The lines and ranges of the code that a state marks. */
export function markersAt(state: TraceState): CodeMarkers {
  const { stack, nextLine, handOver } = state;
  const running = stack.at(-1);
  return {
    next: running === undefined || nextLine === null ? null : { frame: running, line: nextLine },
    justRun: state.justRun,
    parked: parkedIn(state),
    handOver: handOver && { from: handOver.fromAt ?? null, to: handOver.toAt ?? null },
  };
}

function parkedIn({ frames }: TraceState): ParkedLine[] {
  const parked: ParkedLine[] = [];
  for (const frame of frames.values()) {
    const { id, name, state } = frame;
    if (state !== "created" && state !== "suspended" && state !== "waiting") continue;
    const line = frame.line ?? frame.firstLine;
    if (line !== null) parked.push({ frame: id, name, line, state });
  }
  return parked.sort((a, b) => a.line - b.line || a.frame - b.frame);
}
