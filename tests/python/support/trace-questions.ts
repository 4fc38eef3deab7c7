import { openTrace } from "../../../domain/trace/player.ts";
import type { FrameId, HandOver, Trace, TraceEvent, TraceStep, Value } from "../../../domain/trace/trace.ts";
import type { TracedFrame, TraceState } from "../../../domain/trace/trace-state.ts";
import { readValue } from "./read-value.ts";

/** One movement of the baton, and when. */
export interface Move extends HandOver {
  readonly index: number;
  readonly step: TraceStep;
}

/** What is asked of a step; whatever is left out is free. */
export interface StepWish {
  readonly e?: TraceEvent;
  readonly line?: number;
  readonly frame?: FrameId;
  /** Only steps from this one on. */
  readonly from?: number;
}

/** Asks a trace what a person would ask who looks at it. Frames are called by name: `averager`, and `averager#2` for its second. */
export class TraceQuestions {
  readonly trace: Trace;
  readonly length: number;
  readonly #at: (index: number) => TraceState;
  readonly #names = new Map<FrameId, string>();
  readonly #ids = new Map<string, FrameId>();

  constructor(trace: Trace) {
    this.trace = trace;
    const player = openTrace(trace);
    this.length = player.length;
    this.#at = player.at;
    for (const { id, name } of trace.steps.flatMap((step) => step.new ?? [])) this.#call(id, name);
  }

  /** The id of a frame by its name. Throws when no such frame was ever there. */
  frame(name: string): FrameId {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`No frame '${name}' among ${[...this.#ids.keys()].join(", ")}`);
    return id;
  }

  /** The names of all frames that begin so: a function's frames are `f`, `f#2`, `f#3`. */
  framesNamed(name: string): string[] {
    return [...this.#ids.keys()].filter((known) => known === name || known.startsWith(`${name}#`));
  }

  nameOf(frame: FrameId): string {
    return this.#names.get(frame) ?? `frame ${frame}`;
  }

  /** Everything that is seen at a step; a negative index counts from the end. */
  at(index: number): TraceState {
    return this.#at(index < 0 ? this.length + index : index);
  }

  /** A frame as it is seen at a step. Throws when it is not in sight. */
  seen(name: string, index: number): TracedFrame {
    const frame = this.at(index).frames.get(this.frame(name));
    if (frame === undefined) throw new Error(`${name} is not in sight at step ${index}`);
    return frame;
  }

  /** The state of a frame at a step; 'gone' when it is not in sight. */
  state(name: string, index: number): string {
    return this.at(index).frames.get(this.frame(name))?.state ?? "gone";
  }

  /** The states that a frame goes through, each once per stay. */
  states(name: string): string[] {
    const id = this.frame(name);
    const all = this.trace.steps.map((_, index) => this.at(index).frames.get(id)?.state ?? "");
    return all.filter((state, index) => state !== "" && state !== all[index - 1]);
  }

  /** The locals of a frame at a step, objects written out. */
  locals(name: string, index: number): Record<string, unknown> {
    const state = this.at(index);
    return Object.fromEntries(
      [...this.seen(name, index).locals].map(([key, value]) => [key, this.read(value, state)]),
    );
  }

  /** Where steps are that fit. */
  where(wish: StepWish): number[] {
    const fits = ({ e, l, f }: TraceStep, index: number): boolean =>
      (wish.e ?? e) === e && (wish.line ?? l) === l && (wish.frame ?? f) === f && index >= (wish.from ?? 0);
    return this.trace.steps.flatMap((step, index) => (fits(step, index) ? [index] : []));
  }

  /** The first step that fits. Throws when there is none. */
  first(wish: StepWish): number {
    const [index] = this.where(wish);
    if (index === undefined) throw new Error(`No step fits ${JSON.stringify(wish)}`);
    return index;
  }

  /** The step at which a text had been printed. */
  printed(text: string): number {
    const index = this.trace.steps.findIndex((_, i) => this.output(i).includes(text));
    if (index === -1) throw new Error(`'${text}' is never printed`);
    return index;
  }

  /** What was printed up to a step, on standard output. */
  output(index = -1): string {
    return this.at(index)
      .output.map(({ stream, text }) => (stream === "out" ? text : ""))
      .join("");
  }

  /** The movements of the baton, in order. */
  moves(wish: (move: Move) => boolean = () => true): Move[] {
    const all = this.trace.steps.flatMap((step, index) => (step.ball ? [{ ...step.ball, index, step }] : []));
    return all.filter(wish);
  }

  /** The same in words: `module send 30 -> averager`, `averager yield 20.0 -> module`. */
  told(wish?: (move: Move) => boolean): string[] {
    return this.moves(wish).map((move) => this.tell(move));
  }

  /** One movement in words. */
  tell({ from, to, how, value, via, through, refused, index }: Move): string {
    const what = value === undefined ? how : `${how} ${this.readText(value, index)}`;
    const passes = through?.length ? ` through ${through.map((id) => this.nameOf(id)).join(", ")}` : "";
    return `${this.nameOf(from)} ${what}${via ? ` (${via})` : ""} ->${passes} ${this.nameOf(to)}${refused ? " refused" : ""}`;
  }

  /** All that went to or came from a frame. */
  movesOf(name: string): string[] {
    const id = this.frame(name);
    return this.told(({ from, to, through }) => from === id || to === id || (through?.includes(id) ?? false));
  }

  /** A value with its objects written out. */
  read(value: Value, state: TraceState): unknown {
    return readValue(value, state.objects, (frame) => `<${this.nameOf(frame)}>`);
  }

  readText(value: Value, index: number): string {
    const read = this.read(value, this.at(index));
    return typeof read === "string" ? read : JSON.stringify(read);
  }

  /** The source text of a range, of its first line. */
  text([line, column, lastLine, lastColumn]: readonly [number, number, number, number]): string {
    const whole = this.trace.source.split("\n")[line - 1] ?? "";
    return lastLine === line ? whole.slice(column, lastColumn) : whole.slice(column);
  }

  /** The tasks at a step by name: their states, and what they wait on. */
  tasks(index: number): Record<string, string> {
    const entries = [...this.at(index).tasks.values()].map(({ name, state, on }) => [
      name,
      on ? `${state}: ${on}` : state,
    ]);
    return Object.fromEntries(entries) as Record<string, string>;
  }

  #call(id: FrameId, name: string): void {
    let free = name;
    for (let number = 2; this.#ids.has(free); number++) free = `${name}#${number}`;
    this.#ids.set(free, id);
    this.#names.set(id, free);
  }
}
