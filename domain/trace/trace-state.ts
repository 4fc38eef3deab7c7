import type {
  Delegate,
  FrameId,
  FrameKind,
  HandOver,
  ObjectId,
  TaskKey,
  ToldState,
  TracedObject,
  TracedTask,
  TraceStep,
  Value,
} from "./trace.ts";

/** What a frame shows. `waiting`: it called something and stands below it on the stack. A function that is over is gone. */
export type FrameState = ToldState | "waiting";

export interface TracedFrame {
  readonly id: FrameId;
  readonly kind: FrameKind;
  /** The qualified name; 'module' for the program itself. */
  readonly name: string;
  /** Where its code begins; null where there is none. */
  readonly firstLine: number | null;
  /** The line that it is on: runs next, or where it is suspended or waits; null before its first. */
  readonly line: number | null;
  readonly state: FrameState;
  readonly locals: ReadonlyMap<string, Value>;
  /** The locals that this step gave a value or changed. */
  readonly changed: ReadonlySet<string>;
  readonly delegate: Delegate | null;
}

export interface OutputPiece {
  readonly stream: "out" | "err";
  readonly text: string;
}

/** Everything that can be seen of an execution at one step: immutable, and what did not change is the same object as before. */
export interface TraceState {
  /** From 0. */
  readonly index: number;
  readonly step: TraceStep;
  /** The caller first, the running frame last; empty when the program is over. */
  readonly stack: readonly FrameId[];
  /** All that are alive or worth keeping in sight: the stack, and every generator and the like, closed ones too. Plain functions leave with their end. */
  readonly frames: ReadonlyMap<FrameId, TracedFrame>;
  readonly objects: ReadonlyMap<ObjectId, TracedObject>;
  readonly output: readonly OutputPiece[];
  /** Virtual seconds; null before a loop or a sleep has moved it. */
  readonly time: number | null;
  readonly tasks: ReadonlyMap<TaskKey, TracedTask>;
  readonly ready: readonly string[];
  readonly timers: readonly (readonly [when: number, what: string])[];
  /** Where the baton is: the hand-over of this step, if it is one. */
  readonly handOver: HandOver | null;
  /** The line that runs next in the running frame, and the one that ran just before this step, in whichever frame. */
  readonly nextLine: number | null;
  readonly justRun: { readonly frame: FrameId; readonly line: number } | null;
}
