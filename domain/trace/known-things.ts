import type { FrameId, FrameKind, ObjectId, ToldState, TracedObject, TraceStep, Value } from "./trace.ts";
import type { TraceFault } from "./trace-fault.ts";
import { isPlain } from "./traced-frame.ts";

const OVER: ReadonlySet<ToldState> = new Set(["closed", "failed", "collected", "never-run"]);
/** A loop may be run again, and an iterator filled again. */
const NEVER_OVER: ReadonlySet<FrameKind> = new Set(["loop", "iterator"]);

/** What a trace has told of so far: frames, objects, the stack, the clock. */
export class KnownThings {
  readonly #kinds = new Map<FrameId, FrameKind>();
  readonly #over = new Map<FrameId, ToldState | "left">();
  readonly #objects = new Set<ObjectId>();
  #lastFrame: FrameId = 0;
  #time = 0;
  #stack: readonly FrameId[] = [];

  get stack(): readonly FrameId[] {
    return this.#stack;
  }

  /** Takes in a step; the first thing in it that cannot be, if there is one. */
  take(step: TraceStep): TraceFault | null {
    return (
      this.#takeFrames(step) ??
      this.#takeObjects(step) ??
      this.#faultInReferences(step) ??
      this.#takeStack(step) ??
      this.#takeStates(step) ??
      this.#takeTime(step)
    );
  }

  #takeFrames({ new: fresh = [] }: TraceStep): TraceFault | null {
    for (const { id, kind } of fresh) {
      if (id <= this.#lastFrame) return "frame-order";
      this.#lastFrame = id;
      this.#kinds.set(id, kind);
    }
    return null;
  }

  #takeObjects({ h = {} }: TraceStep): TraceFault | null {
    for (const [id, thing] of Object.entries(h)) {
      if (thing !== null) this.#objects.add(Number(id));
      else if (!this.#objects.delete(Number(id))) return "unknown-object";
    }
    return null;
  }

  #faultInReferences(step: TraceStep): TraceFault | null {
    const named = [...framesIn(step)];
    if (!named.every((id) => this.#kinds.has(id))) return "unknown-frame";
    for (const value of valuesIn(step)) {
      const fault = this.#faultInValue(value);
      if (fault !== null) return fault;
    }
    return null;
  }

  #faultInValue(value: Value): TraceFault | null {
    if (value === null || typeof value !== "object") return null;
    if ("r" in value) return this.#objects.has(value.r) ? null : "unknown-object";
    if ("g" in value) return this.#kinds.has(value.g) ? null : "unknown-frame";
    if (!("t" in value)) return null;
    for (const item of value.t) {
      const fault = this.#faultInValue(item);
      if (fault !== null) return fault;
    }
    return null;
  }

  #takeStack({ st }: TraceStep): TraceFault | null {
    if (st === undefined) return null;
    const staying = new Set(st);
    if (st.some((id) => this.#over.has(id))) return "broken-stack";
    for (const id of this.#stack) {
      const kind = this.#kinds.get(id);
      if (!staying.has(id) && kind !== undefined && isPlain({ kind })) this.#over.set(id, "left");
    }
    this.#stack = st;
    return null;
  }

  #takeStates({ gs = {} }: TraceStep): TraceFault | null {
    for (const [key, told] of Object.entries(gs)) {
      const id = Number(key);
      const over = this.#over.get(id);
      if (over !== undefined && over !== "left" && over !== told) return "broken-state";
      const kind = this.#kinds.get(id);
      if (OVER.has(told) && kind !== undefined && !NEVER_OVER.has(kind)) this.#over.set(id, told);
    }
    return this.#stack.some((id) => this.#over.has(id)) ? "broken-state" : null;
  }

  #takeTime({ t, tm = [] }: TraceStep): TraceFault | null {
    if (t !== undefined && t < this.#time) return "broken-time";
    this.#time = t ?? this.#time;
    for (const [index, [when]] of tm.entries()) {
      if (index > 0 && when < (tm[index - 1] as [number, string])[0]) return "broken-time";
    }
    return null;
  }
}

function* framesIn(step: TraceStep): Generator<FrameId> {
  const { f, st = [], gs = {}, v = {}, del = {}, aw = {}, ball, tk = {}, h = {} } = step;
  yield f;
  yield* st;
  for (const record of [gs, v, del, aw]) yield* Object.keys(record).map(Number);
  for (const delegate of Object.values(aw)) if (delegate !== null && "to" in delegate) yield delegate.to;
  if (ball !== undefined) yield* [ball.from, ball.to, ...(ball.through ?? [])];
  for (const { frame } of Object.values(tk)) if (frame !== null) yield frame;
  for (const thing of Object.values(h)) {
    for (const [, , home] of thing?.attrs ?? []) if (home !== undefined) yield home;
  }
}

function* valuesIn(step: TraceStep): Generator<Value> {
  const { v = {}, h = {}, ball, x } = step;
  for (const locals of Object.values(v)) yield* Object.values(locals);
  for (const thing of Object.values(h)) if (thing !== null) yield* valuesOf(thing);
  if (ball?.value !== undefined) yield ball.value;
  if (x !== undefined) yield x;
}

function* valuesOf({ items = [], pairs = [], attrs = [], cause }: TracedObject): Generator<Value> {
  yield* items;
  for (const [key, value] of pairs) yield* [key, value];
  for (const [, value] of attrs) yield value;
  if (cause !== undefined) yield cause;
}
