import type { Lane, LaneSpan } from "./court-model.ts";
import type { TraceFold } from "./fold.ts";
import type { FrameId, FrameKind, TaskKey, TracedTask, TraceStep } from "./trace.ts";
import type { TracedFrame } from "./trace-state.ts";
import { isPlain, madeUpFrame } from "./traced-frame.ts";

type Now = Pick<LaneSpan, "state" | "line" | "inside">;

interface OpenLane {
  readonly frame: FrameId;
  readonly name: string;
  readonly kind: FrameKind;
  readonly born: number;
  readonly spans: LaneSpan[];
  task: Lane["task"];
  since: number;
  now: Now;
}

/** Those that a task drives, and drives alone. */
const DRIVEN: ReadonlySet<FrameKind> = new Set(["coroutine", "async-generator"]);

/** Keeps the lanes while a trace is folded: who has one, who runs in whose, and what each does when. */
export class LaneBook {
  readonly #fold: TraceFold;
  readonly #lanes: OpenLane[] = [];
  /** The lane of every frame that ever was: its own, or that of its caller. */
  readonly #laneOf = new Map<FrameId, number>();
  readonly #tasks = new Map<FrameId, Lane["task"]>();
  #stack: readonly FrameId[] = [];

  constructor(fold: TraceFold) {
    this.#fold = fold;
  }

  /** The lane, by its appearance, that a frame has or runs in. A frame that nobody told of gets one of its own. */
  laneOf(id: FrameId): number {
    return this.#laneOf.get(id) ?? this.#open(this.#fold.frame(id) ?? madeUpFrame(id));
  }

  /** Takes down what the step did that the fold has just folded. */
  record(step: TraceStep): void {
    const { stack, touched } = this.#fold;
    this.#takeTasks(step.tk ?? {});
    if (stack !== this.#stack) this.#place(stack);
    for (const id of touched) {
      const frame = this.#fold.frame(id);
      if (frame !== undefined && !isPlain(frame)) this.laneOf(id);
    }
    this.#update(new Set([...this.#stack, ...stack, ...touched]), stack);
    this.#stack = stack;
  }

  /** All lanes as they appeared, to the end of a trace of `length` steps. */
  lanes(length: number): Lane[] {
    return this.#lanes.map(({ since, now, spans, ...lane }) => ({
      ...lane,
      spans: since < length ? [...spans, { from: since, to: length, ...now }] : spans,
    }));
  }

  #open(frame: TracedFrame): number {
    const { id, name, kind } = frame;
    const index = Math.max(0, this.#fold.index);
    const now: Now = { state: frame.state, line: null, inside: null };
    const lane = { frame: id, name, kind, born: index, spans: [], task: null, since: index, now };
    this.#laneOf.set(id, this.#lanes.length);
    return this.#lanes.push(lane) - 1;
  }

  /** Gives every frame on the stack its lane; those that a task drives, on top of one another, get its name. */
  #place(stack: readonly FrameId[]): void {
    let lane: number | undefined;
    let task: Lane["task"] = null;
    for (const id of stack) {
      const frame = this.#fold.frame(id) ?? madeUpFrame(id);
      if (isPlain(frame) && lane !== undefined && !this.#laneOf.has(id)) this.#laneOf.set(id, lane);
      lane = this.laneOf(id);
      task = this.#tasks.get(id) ?? task;
      const open = this.#lanes[lane] as OpenLane;
      if (task !== null && DRIVEN.has(open.kind)) open.task ??= task;
    }
  }

  #takeTasks(tasks: Readonly<Record<TaskKey, TracedTask>>): void {
    for (const [key, { name, frame }] of Object.entries(tasks)) {
      if (frame === null) continue;
      this.#tasks.set(frame, { key, name });
      if (this.#fold.frame(frame) === undefined) continue;
      const open = this.#lanes[this.laneOf(frame)] as OpenLane;
      open.task = { key, name };
    }
  }

  #update(concerned: ReadonlySet<FrameId>, stack: readonly FrameId[]): void {
    const tops = new Map<number, FrameId>();
    for (const id of stack) tops.set(this.laneOf(id), id);
    const lanes = new Set<number>();
    for (const id of concerned) {
      const lane = this.#laneOf.get(id);
      if (lane !== undefined) lanes.add(lane);
    }
    for (const lane of lanes) {
      const open = this.#lanes[lane] as OpenLane;
      this.#turn(open, this.#nowOf(open, tops.get(lane), stack));
    }
  }

  /** What a lane does now; `top` is the frame of it that is uppermost on the stack, if one is there. */
  #nowOf(open: OpenLane, top: FrameId | undefined, stack: readonly FrameId[]): Now {
    const frame = this.#fold.frame(top ?? open.frame) ?? madeUpFrame(open.frame);
    const inside = top !== undefined && top !== open.frame ? frame.name : null;
    if (top === undefined)
      return { state: frame.state, line: frame.state === "suspended" ? frame.line : null, inside };
    return top === stack.at(-1)
      ? { state: "running", line: null, inside }
      : { state: "waiting", line: frame.line, inside };
  }

  #turn(open: OpenLane, now: Now): void {
    const before = open.now;
    if (before.state === now.state && before.line === now.line && before.inside === now.inside) return;
    const index = this.#fold.index;
    if (open.since < index) open.spans.push({ from: open.since, to: index, ...before });
    open.since = index;
    open.now = now;
  }
}
