import fc from "fast-check";
import type { FrameId, NewFrame, SourceRange, TraceStep, Value } from "../../../domain/trace/trace.ts";
import { TRACE_VERSION, Trace } from "../../../domain/trace/trace.ts";

/** One thing that a made-up program does next, if it can; `pick` chooses among what there is. */
interface Deed {
  readonly does: (machine: Machine, pick: number) => void;
  readonly pick: number;
}

const LINES = 20;
const SOURCE = Array.from({ length: LINES }, (_, line) => `line_${line + 1} = yield something`).join("\n");
const rangeOn = (line: number): SourceRange => [line, 2, line, 9];

/**
 * Acts as an interpreter that is traced: functions, generators that hand over, delegate, are closed and fail, objects, output,
 * time and tasks. What it writes down follows the rules of a trace by construction.
 */
class Machine {
  readonly steps: TraceStep[] = [];
  #frames = 0;
  #objects = 0;
  #time = 0;
  #stack: FrameId[] = [];
  readonly #functions = new Set<FrameId>();
  readonly #created = new Set<FrameId>();
  readonly #suspended = new Set<FrameId>();
  readonly #delegates = new Map<FrameId, FrameId>();
  readonly #lines = new Map<FrameId, number>();

  constructor() {
    const module = this.#appear("module", "module");
    this.#stack = [module.id];
    this.steps.push({ e: "line", f: module.id, l: 1, new: [module], st: [...this.#stack] });
  }

  get #top(): FrameId {
    return this.#stack.at(-1) as FrameId;
  }

  get #line(): number {
    return this.#lines.get(this.#top) ?? 1;
  }

  get #runsGenerator(): boolean {
    return this.#stack.length > 1 && !this.#functions.has(this.#top);
  }

  #appear(kind: NewFrame["kind"], name: string): NewFrame {
    this.#frames += 1;
    this.#lines.set(this.#frames, 1);
    return { id: this.#frames, kind, name: `${name}${this.#frames}`, line: 1 };
  }

  #here(e: TraceStep["e"], rest: Omit<Partial<TraceStep>, "e" | "f" | "l"> = {}): void {
    this.steps.push({ e, f: this.#top, l: this.#line, ...rest });
  }

  line(pick: number): void {
    this.#lines.set(this.#top, (pick % LINES) + 1);
    const value: Value = pick % 3 === 0 ? pick : pick % 3 === 1 ? { t: [pick, "x"] } : { s: "long", n: 400 };
    this.#here("line", {
      ...(pick % 2 === 0 && { v: { [this.#top]: { [`name${pick % 4}`]: value } } }),
      ...(pick % 5 === 0 && { o: `${pick}\n` }),
      ...(pick % 11 === 0 && { err: "a warning\n" }),
    });
  }

  bindObject(pick: number): void {
    this.#objects += 1;
    const before: Value[] = this.#objects > 1 ? [{ r: 1 + (pick % (this.#objects - 1)) }] : [];
    const thing = { kind: "list", type: "list", items: [pick, ...before] } as const;
    const name = { [`list${pick % 3}`]: { r: this.#objects } };
    this.#here("line", {
      h: { [this.#objects]: { ...thing, items: [...thing.items] } },
      v: { [this.#top]: name },
    });
  }

  passTime(pick: number): void {
    this.#time += pick / 10;
    this.#here("loop", { t: this.#time, tm: [[this.#time + 1, "Task-1"]], q: ["Task-2"] });
  }

  makeTask(pick: number): void {
    const frame = this.#pickFrom([...this.#created], pick);
    if (frame !== undefined)
      this.#here("loop", { tk: { [`t${frame}`]: { name: `Task-${frame}`, frame, state: "ready" } } });
  }

  create(pick: number): void {
    const kinds = ["generator", "coroutine", "async-generator", "iterator"] as const;
    const frame = this.#appear(kinds[pick % 3] ?? "generator", "gen");
    this.#created.add(frame.id);
    this.#here("create", { new: [frame], gs: { [frame.id]: "created" } });
    this.#here("line", { v: { [this.#top]: { made: { g: frame.id } } } });
  }

  call(): void {
    if (this.#stack.length > 30) return;
    const frame = this.#appear("function", "fun");
    this.#functions.add(frame.id);
    this.#stack.push(frame.id);
    this.#here("call", { new: [frame], st: [...this.#stack] });
  }

  resume(pick: number): void {
    const inner = new Set(this.#delegates.values());
    const free = [...this.#created, ...this.#suspended].filter((id) => !inner.has(id));
    const outer = this.#pickFrom(free, pick);
    if (outer === undefined || this.#stack.length > 30) return;
    const from = this.#top;
    const fromAt = rangeOn(this.#line);
    const chain = [outer];
    for (let next = this.#delegates.get(outer); next !== undefined; next = this.#delegates.get(next))
      chain.push(next);
    const begins = this.#created.has(chain.at(-1) as FrameId);
    for (const id of chain) this.#run(id);
    const how = begins ? "next" : (["next", "send", "throw"] as const)[pick % 3];
    const through = chain.slice(0, -1);
    this.#here(begins ? "call" : how === "throw" ? "throw" : "resume", {
      st: [...this.#stack],
      gs: Object.fromEntries(chain.map((id) => [id, "running"])),
      ball: {
        from,
        to: this.#top,
        how: how ?? "next",
        fromAt,
        toAt: rangeOn(this.#line),
        ...(how === "send" && { value: pick }),
        ...(through.length > 0 && { through }),
      },
    });
  }

  delegate(pick: number): void {
    const inner = this.#pickFrom([...this.#created], pick);
    if (inner === undefined || !this.#runsGenerator || this.#stack.length > 30) return;
    const from = this.#top;
    this.#delegates.set(from, inner);
    this.#run(inner);
    this.#here("call", {
      st: [...this.#stack],
      gs: { [inner]: "running" },
      aw: { [from]: { to: inner } },
      ball: { from, to: inner, how: "next", via: "yield from" },
    });
  }

  yield(pick: number): void {
    if (!this.#runsGenerator) return;
    const from = this.#top;
    const chain = [this.#stack.pop() as FrameId];
    while (this.#delegates.get(this.#top) === chain.at(-1)) chain.push(this.#stack.pop() as FrameId);
    for (const id of chain) this.#suspended.add(id);
    const through = chain.slice(1).reverse();
    this.steps.push({
      e: "yield",
      f: from,
      l: this.#lines.get(from) ?? 1,
      st: [...this.#stack],
      gs: Object.fromEntries(chain.map((id) => [id, "suspended"])),
      ball: { from, to: this.#top, how: "yield", value: pick, ...(through.length > 0 && { through }) },
    });
  }

  /** Ends what runs: by returning, or by failing. */
  leave(pick: number): void {
    if (this.#stack.length === 1) return;
    const from = this.#stack.pop() as FrameId;
    const fails = pick % 3 === 0;
    const plain = this.#functions.has(from);
    const delegated = this.#delegates.delete(this.#top);
    this.steps.push({
      e: fails ? "unwind" : "return",
      f: from,
      l: this.#lines.get(from) ?? 1,
      st: [...this.#stack],
      ...(!plain && {
        gs: { [from]: fails ? "failed" : "closed" },
        ball: { from, to: this.#top, how: fails ? "raise" : "return", value: pick },
        ...(delegated && { aw: { [this.#top]: null } }),
      }),
    });
  }

  closeUnstarted(pick: number): void {
    const to = this.#pickFrom([...this.#created], pick);
    if (to === undefined) return;
    this.#created.delete(to);
    const ball = { from: this.#top, to, how: "close", via: "garbage collector" } as const;
    this.#here("close", { gs: { [to]: pick % 2 === 0 ? "closed" : "never-run" }, ball });
  }

  sendTooEarly(pick: number): void {
    const to = this.#pickFrom([...this.#created], pick);
    if (to !== undefined)
      this.#here("raise", { ball: { from: this.#top, to, how: "send", value: pick, refused: true } });
  }

  end(): void {
    while (this.#stack.length > 1) this.leave(1);
    this.steps.push({ e: "end", f: 1, l: this.#line, st: [], gs: { 1: "closed" }, o: "done\n" });
  }

  #run(id: FrameId): void {
    this.#created.delete(id);
    this.#suspended.delete(id);
    this.#stack.push(id);
  }

  #pickFrom(ids: readonly FrameId[], pick: number): FrameId | undefined {
    return ids[pick % ids.length];
  }
}

const DEEDS: readonly [weight: number, does: Deed["does"]][] = [
  [8, (machine, pick) => machine.line(pick)],
  [3, (machine, pick) => machine.create(pick)],
  [2, (machine) => machine.call()],
  [6, (machine, pick) => machine.resume(pick)],
  [4, (machine, pick) => machine.yield(pick)],
  [2, (machine, pick) => machine.leave(pick)],
  [2, (machine, pick) => machine.delegate(pick)],
  [1, (machine, pick) => machine.closeUnstarted(pick)],
  [1, (machine, pick) => machine.sendTooEarly(pick)],
  [2, (machine, pick) => machine.bindObject(pick)],
  [1, (machine, pick) => machine.passTime(pick)],
  [1, (machine, pick) => machine.makeTask(pick)],
];

const deed = fc.oneof(
  ...DEEDS.map(([weight, does]) => ({
    weight,
    arbitrary: fc.nat(1000).map((pick): Deed => ({ does, pick })),
  })),
);

/** Traces of programs that nobody wrote: any order of whatever a generator's program can do. */
export const randomTrace: fc.Arbitrary<Trace> = fc
  .array(deed, { maxLength: 220, size: "max" })
  .map((deeds) => {
    const machine = new Machine();
    for (const { does, pick } of deeds) does(machine, pick);
    machine.end();
    return Trace.parse({
      v: TRACE_VERSION,
      python: "3.14.2",
      name: "random.py",
      source: SOURCE,
      steps: machine.steps,
      end: { how: "finished" },
    });
  });
