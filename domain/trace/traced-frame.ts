import type { FrameId, FrameKind, NewFrame, ToldState, TraceStep, Value } from "./trace.ts";
import type { FrameState, TracedFrame } from "./trace-state.ts";

const NOTHING: ReadonlySet<string> = new Set();
const NO_LOCALS: ReadonlyMap<string, Value> = new Map();

const WITHOUT_CODE: ReadonlySet<FrameKind> = new Set(["iterator", "loop"]);
const PLAIN: ReadonlySet<FrameKind> = new Set(["function", "class-body"]);
const ONCE: ReadonlySet<FrameKind> = new Set(["module", "loop", "function", "class-body"]);

/** A frame as it appears: it has not run yet. */
export function freshFrame({ id, kind, name, line }: NewFrame): TracedFrame {
  const nothing = { locals: NO_LOCALS, changed: NOTHING, delegate: null };
  return { id, kind, name, firstLine: line ?? null, line: null, state: "created", ...nothing };
}

/** A frame that a trace names without having told of it: no trace of ours does, and no screen may break over it. */
export function madeUpFrame(id: FrameId): TracedFrame {
  return freshFrame({ id, kind: "function", name: "?" });
}

/** Whether its kind ends with its call, and it leaves the sight with that: functions and bodies of classes. */
export function isPlain(frame: { readonly kind: FrameKind }): boolean {
  return PLAIN.has(frame.kind);
}

/** The frame on another line; the same where it has no code of the program's, or is there already. */
export function onLine(frame: TracedFrame, line: number): TracedFrame {
  return frame.line === line || WITHOUT_CODE.has(frame.kind) ? frame : { ...frame, line };
}

/** The frame in another state, or itself. */
export function inState(frame: TracedFrame, state: FrameState): TracedFrame {
  return frame.state === state ? frame : { ...frame, state };
}

/** The frame with nothing marked as changed, or itself. */
export function unmarked(frame: TracedFrame): TracedFrame {
  return frame.changed.size === 0 ? frame : { ...frame, changed: NOTHING };
}

/** The frame with the locals that a step gives and takes. */
export function withLocals(
  frame: TracedFrame,
  given: Readonly<Record<string, Value>>,
  gone: readonly string[],
): TracedFrame {
  const locals = new Map(frame.locals);
  for (const [name, value] of Object.entries(given)) locals.set(name, value);
  for (const name of gone) locals.delete(name);
  return { ...frame, locals, changed: new Set(Object.keys(given)) };
}

/** What it does while it is not on the stack: as told, and where nothing was told, what its kind does. */
export function stateOffStack(frame: TracedFrame, told: ToldState | undefined): FrameState {
  if (told !== undefined && told !== "running") return told;
  const ran = told === "running" || frame.state === "running" || frame.state === "waiting";
  if (!ran) return frame.state;
  return ONCE.has(frame.kind) ? "closed" : "suspended";
}

/** The frames whose locals a step touches. */
export function framesWithLocals({ v = {}, del }: TraceStep): FrameId[] {
  const given = Object.keys(v);
  return (del === undefined ? given : [...new Set([...given, ...Object.keys(del)])]).map(Number);
}
