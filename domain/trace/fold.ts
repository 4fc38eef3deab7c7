import { CopiedList } from "./copied-list.ts";
import { CopiedMap } from "./copied-map.ts";
import { BEFORE, movedOn, type Rest, restAfter } from "./fold-rest.ts";
import type { FrameId, ObjectId, TaskKey, ToldState, TracedObject, TracedTask, TraceStep } from "./trace.ts";
import type { OutputPiece, TracedFrame, TraceState } from "./trace-state.ts";
import {
  framesWithLocals,
  freshFrame,
  inState,
  isPlain,
  madeUpFrame,
  onLine,
  stateOffStack,
  unmarked,
  withLocals,
} from "./traced-frame.ts";

/** A state with what the next one needs besides: what was told of frames that are on the stack just now. */
export interface Folded extends TraceState {
  readonly told: ReadonlyMap<FrameId, ToldState>;
}

/**
 * Folds a trace, step by step, without looking back. Total: whatever is not known is made up.
 * `state()` shares what it has with the states before; between two calls, nothing is copied.
 */
export class TraceFold {
  readonly #steps: readonly TraceStep[];
  readonly #frames: CopiedMap<FrameId, TracedFrame>;
  readonly #told: CopiedMap<FrameId, ToldState>;
  readonly #objects: CopiedMap<ObjectId, TracedObject>;
  readonly #tasks: CopiedMap<TaskKey, TracedTask>;
  readonly #output: CopiedList<OutputPiece>;
  readonly #touched = new Set<FrameId>();
  /** The frames that show what the last step changed in their locals. */
  #marked: readonly FrameId[];
  #rest: Rest;
  #index: number;

  /** Goes on after `from`, a state of these very steps; without it, before the first step. */
  constructor(steps: readonly TraceStep[], from?: Folded) {
    this.#steps = steps;
    this.#frames = new CopiedMap(from?.frames ?? new Map());
    this.#told = new CopiedMap(from?.told ?? new Map());
    this.#objects = new CopiedMap(from?.objects ?? new Map());
    this.#tasks = new CopiedMap(from?.tasks ?? new Map());
    this.#output = new CopiedList(from?.output ?? []);
    this.#marked = from === undefined ? [] : framesWithLocals(from.step);
    this.#rest = from ?? BEFORE;
    this.#index = from?.index ?? -1;
  }

  /** The step that was folded last, from 0; -1 before the first. */
  get index(): number {
    return this.#index;
  }

  get stack(): readonly FrameId[] {
    return this.#rest.stack;
  }

  /** The frames that the last step made, changed or ended. */
  get touched(): ReadonlySet<FrameId> {
    return this.#touched;
  }

  frame(id: FrameId): TracedFrame | undefined {
    return this.#frames.get(id);
  }

  /** Folds one more step. Throws a RangeError where there is none. */
  advance(): TraceStep {
    const step = this.#steps[this.#index + 1];
    if (step === undefined) throw new RangeError(`The trace has no step ${this.#index + 1}`);
    const before = this.#rest.stack;
    this.#beginStep();
    this.#index += 1;
    for (const frame of step.new ?? []) this.#put(freshFrame(frame));
    this.#put(onLine(this.#known(step.f), step.l));
    this.#foldLocals(step);
    const stack = step.st ?? before;
    this.#foldStates(step, before, stack);
    this.#foldThings(step);
    const running = stack.at(-1);
    const nextLine = running === undefined ? null : this.#known(running).line;
    this.#rest = restAfter(this.#rest, step, stack, nextLine);
    return step;
  }

  /** What can be seen at the step that was folded last. */
  state(): Folded {
    const step = this.#steps[this.#index];
    if (step === undefined) throw new RangeError("There is nothing to see before the first step");
    return {
      ...this.#rest,
      index: this.#index,
      step,
      frames: this.#frames.share(),
      told: this.#told.share(),
      objects: this.#objects.share(),
      tasks: this.#tasks.share(),
      output: this.#output.share(),
      handOver: step.ball ?? null,
    };
  }

  #beginStep(): void {
    this.#touched.clear();
    for (const id of this.#marked) {
      const frame = this.#frames.get(id);
      if (frame !== undefined) this.#put(unmarked(frame));
    }
  }

  #known(id: FrameId): TracedFrame {
    return this.#frames.get(id) ?? madeUpFrame(id);
  }

  #put(frame: TracedFrame): void {
    if (this.#frames.get(frame.id) === frame) return;
    this.#frames.set(frame.id, frame);
    this.#touched.add(frame.id);
  }

  #foldLocals(step: TraceStep): void {
    this.#marked = framesWithLocals(step);
    for (const id of this.#marked) {
      this.#put(withLocals(this.#known(id), step.v?.[id] ?? {}, step.del?.[id] ?? []));
    }
    for (const [id, delegate] of Object.entries(step.aw ?? {})) {
      this.#put({ ...this.#known(Number(id)), delegate });
    }
  }

  #foldStates(step: TraceStep, before: readonly FrameId[], stack: readonly FrameId[]): void {
    const concerned = new Set(this.#touched);
    if (stack !== before) for (const id of movedOn(before, stack)) concerned.add(id);
    for (const [id, told] of Object.entries(step.gs ?? {})) {
      this.#told.set(Number(id), told);
      concerned.add(Number(id));
    }
    const running = stack.at(-1);
    for (const id of concerned) {
      const frame = this.#known(id);
      if (stack.includes(id)) this.#put(inState(frame, id === running ? "running" : "waiting"));
      else if (isPlain(frame)) this.#leave(id);
      else this.#put(inState(frame, stateOffStack(frame, this.#told.get(id))));
    }
  }

  #leave(id: FrameId): void {
    this.#frames.delete(id);
    this.#told.delete(id);
    this.#touched.add(id);
  }

  #foldThings(step: TraceStep): void {
    for (const [id, thing] of Object.entries(step.h ?? {})) {
      if (thing === null) this.#objects.delete(Number(id));
      else this.#objects.set(Number(id), thing);
    }
    for (const [key, task] of Object.entries(step.tk ?? {})) this.#tasks.set(key, task);
    if (step.o) this.#output.push({ stream: "out", text: step.o });
    if (step.err) this.#output.push({ stream: "err", text: step.err });
  }
}
