import {
  type FrameId,
  TRACE_VERSION,
  Trace,
  type TracedObject,
  type TraceStep,
} from "../../domain/trace/trace.ts";
import { Random } from "../support/random.ts";

interface Worker {
  readonly id: FrameId;
  readonly items: number[];
  total: number;
}

const MODULE: FrameId = 1;
const LINES = 24;
/** The objects of the program: what the module looks up its workers in, then a list and an account for each worker. */
const TABLE = 1;
const listOf = ({ id }: Worker) => id * 2;
const accountOf = ({ id }: Worker) => id * 2 + 1;

/**
 * A program that sends to generators in turns: each changes locals, a list of its own and an account, calls a function at
 * times and prints at times. No program made it, but it follows the rules of one. Equal seeds make equal traces.
 */
export function madeUpTrace({ lanes, steps, seed }: { lanes: number; steps: number; seed: number }): Trace {
  const random = new Random(seed);
  const workers = Array.from({ length: lanes - 1 }, (_, at): Worker => ({ id: at + 2, items: [], total: 0 }));
  const told = [...beginning(workers)];
  let next = lanes + 1;
  for (let turn = 0; told.length < steps - 1; turn++) {
    const calls = random.chance(0.2) ? next++ : null;
    told.push(...turnOf(random.pick(workers), turn, random, calls));
  }
  return Trace.parse({
    v: TRACE_VERSION,
    python: "3.14.2",
    name: "made-up.py",
    source: Array.from({ length: LINES }, (_, line) => `line_${line + 1} = yield something`).join("\n"),
    steps: [
      ...told.slice(0, steps - 1),
      { e: "end", f: MODULE, l: LINES, st: [], gs: { [MODULE]: "closed" } },
    ],
    end: { how: "finished" },
  });
}

function* beginning(workers: readonly Worker[]): Generator<TraceStep> {
  yield {
    e: "line",
    f: MODULE,
    l: 1,
    st: [MODULE],
    new: [{ id: MODULE, kind: "module", name: "module", line: 1 }],
  };
  for (const [made, worker] of workers.entries()) {
    const { id } = worker;
    const at = { f: MODULE, l: 20 };
    yield {
      e: "create",
      ...at,
      new: [{ id, kind: "generator", name: "worker", line: 2 }],
      gs: { [id]: "created" },
    };
    const table = workers.slice(0, made + 1).map((one): [number, { g: FrameId }] => [one.id, { g: one.id }]);
    yield {
      e: "line",
      ...at,
      v: { [MODULE]: { worker: { g: id }, workers: { r: TABLE } } },
      h: { [TABLE]: { kind: "dict", type: "dict", pairs: table } },
    };
    yield { e: "call", f: id, l: 2, ...onStack(MODULE, id), ball: { from: MODULE, to: id, how: "next" } };
    yield {
      e: "line",
      f: id,
      l: 3,
      v: { [id]: { items: { r: listOf(worker) }, account: { r: accountOf(worker) }, total: 0 } },
      h: things(worker),
    };
    yield {
      e: "yield",
      f: id,
      l: 4,
      ...offStack(id),
      x: 0,
      ball: { from: id, to: MODULE, how: "yield", value: 0 },
    };
  }
}

function* turnOf(worker: Worker, turn: number, random: Random, called: FrameId | null): Generator<TraceStep> {
  const { id } = worker;
  const value = random.int(1000);
  yield { e: "line", f: MODULE, l: 22, v: { [MODULE]: { turn, worker: { g: id } } } };
  const ball = { from: MODULE, to: id, how: "send", value } as const;
  yield { e: "resume", f: id, l: 4, ...onStack(MODULE, id), ball };
  yield { e: "line", f: id, l: 5, v: { [id]: { got: value, note: `turn ${turn}` } } };
  worker.items.push(value);
  if (worker.items.length > 12) worker.items.shift();
  worker.total += value;
  yield {
    e: "line",
    f: id,
    l: 6,
    v: { [id]: { total: worker.total, mean: { f: "12.5" } } },
    h: things(worker),
  };
  if (called !== null) yield* callOf(id, called, value);
  const printed = random.chance(0.3) ? { o: `worker ${id} got ${value}\n` } : {};
  yield { e: "line", f: id, l: 8, ...printed };
  const back = { from: id, to: MODULE, how: "yield", value: worker.total } as const;
  yield { e: "yield", f: id, l: 4, ...offStack(id), x: worker.total, ball: back };
}

function* callOf(caller: FrameId, id: FrameId, value: number): Generator<TraceStep> {
  const made = [{ id, kind: "function" as const, name: "check", line: 10 }];
  yield { e: "call", f: id, l: 10, new: made, st: [MODULE, caller, id], v: { [id]: { value } } };
  yield { e: "line", f: id, l: 11 };
  yield { e: "return", f: id, l: 11, st: [MODULE, caller], x: true };
}

function onStack(...stack: FrameId[]): Pick<TraceStep, "st" | "gs"> {
  return { st: stack, gs: { [stack.at(-1) as FrameId]: "running" } };
}

function offStack(id: FrameId): Pick<TraceStep, "st" | "gs"> {
  return { st: [MODULE], gs: { [id]: "suspended" } };
}

function things(worker: Worker): Record<string, TracedObject> {
  return {
    [listOf(worker)]: { kind: "list", type: "list", items: [...worker.items] },
    [accountOf(worker)]: {
      kind: "instance",
      type: "Account",
      attrs: [
        ["total", worker.total],
        ["history", { r: listOf(worker) }],
      ],
    },
  };
}
