import type { FrameId, FrameKind, HandOverKind, TaskKey, Value } from "./trace.ts";
import type { FrameState } from "./trace-state.ts";

/** A lane of the court: the program with the functions that it calls, the loop, or one generator and the like. */
export interface Lane {
  readonly frame: FrameId;
  readonly name: string;
  readonly kind: FrameKind;
  /** The task that drives it, by name; null where none does. */
  readonly task: { readonly key: TaskKey; readonly name: string } | null;
  /** The step at which it appears. */
  readonly born: number;
  /** Without gaps from `born` to the end of the trace; a lane is in exactly one state at a time. */
  readonly spans: readonly LaneSpan[];
}

/** The steps `from` to `to`, the latter excluded, in which a lane is in one state. */
export interface LaneSpan {
  readonly from: number;
  readonly to: number;
  readonly state: FrameState;
  /** The line where it is suspended or waits; null while it runs. */
  readonly line: number | null;
  /** The function that runs in the caller's lane, where it is not the lane's own code. */
  readonly inside: string | null;
}

/** The baton on its way between two lanes, at one step. */
export interface Arrow {
  readonly index: number;
  readonly from: FrameId;
  readonly to: FrameId;
  /** Indices into `lanes` of the two ends. Equal ends are a refusal by oneself. */
  readonly fromLane: number;
  readonly toLane: number;
  /** Lanes that it passes untouched. */
  readonly through: readonly number[];
  readonly how: HandOverKind;
  readonly value: Value | undefined;
  readonly via: string | null;
  readonly refused: boolean;
}

export interface Court {
  /** How many steps there are. */
  readonly length: number;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
}
