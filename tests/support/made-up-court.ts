import type { Arrow, Court, Lane, LaneSpan } from "../../domain/trace/court-model.ts";
import type { HandOverKind, Trace, TraceStep } from "../../domain/trace/trace.ts";
import { TRACE_VERSION } from "../../domain/trace/trace.ts";
import { Random } from "./random.ts";

interface MadeUp {
  readonly lanes: number;
  readonly steps: number;
  /** Equal seeds make equal courts. */
  readonly seed: number;
  /** How many steps a lane keeps the baton at the most. */
  readonly longest?: number;
}

const GIVES: readonly HandOverKind[] = ["yield", "return", "raise", "wait"];
const TAKES: readonly HandOverKind[] = ["next", "send", "throw", "close", "await", "wake"];

/** A court that no program made, with a trace to match: the baton wanders between the first lane and all others. */
export function madeUpCourt({ lanes, steps, seed, longest = 6 }: MadeUp): { court: Court; trace: Trace } {
  const random = new Random(seed);
  const spans: LaneSpan[][] = Array.from({ length: lanes }, () => []);
  const since = new Array<number>(lanes).fill(0);
  const arrows: Arrow[] = [];
  const line = (lane: number) => 2 + (lane % 30);
  const close = (lane: number, to: number, state: LaneSpan["state"]) => {
    const from = since[lane] as number;
    if (to > from)
      spans[lane]?.push({ from, to, state, line: state === "running" ? null : line(lane), inside: null });
    since[lane] = to;
  };
  let runs = 0;
  const started = new Set<number>([0]);
  for (let index = 1 + random.int(longest); index < steps; index += 1 + random.int(longest)) {
    const to = runs === 0 ? 1 + random.int(lanes - 1) : 0;
    const kinds = runs === 0 ? TAKES : GIVES;
    close(runs, index, "running");
    close(to, index, to === 0 ? "waiting" : started.has(to) ? "suspended" : "created");
    started.add(to);
    arrows.push({
      index,
      from: runs + 1,
      to: to + 1,
      fromLane: runs,
      toLane: to,
      through: Math.abs(runs - to) > 1 && random.chance(0.2) ? [Math.max(runs, to) - 1] : [],
      how: random.pick(kinds),
      value: random.int(100_000),
      via: random.chance(0.2) ? "for" : null,
      refused: random.chance(0.03),
    });
    runs = to;
  }
  for (let lane = 0; lane < lanes; lane++) {
    close(
      lane,
      steps,
      lane === runs ? "running" : lane === 0 ? "waiting" : started.has(lane) ? "suspended" : "created",
    );
  }
  const court: Court = { length: steps, lanes: spans.map((own, lane) => laneOf(lane, own)), arrows };
  return { court, trace: traceOf(court) };
}

function laneOf(lane: number, spans: readonly LaneSpan[]): Lane {
  const name = lane === 0 ? "module" : `worker_${lane}`;
  return { frame: lane + 1, name, kind: lane === 0 ? "module" : "generator", task: null, born: 0, spans };
}

function traceOf(court: Court): Trace {
  const steps: TraceStep[] = [];
  const balls = new Map(court.arrows.map((arrow) => [arrow.index, arrow] as const));
  let runs = 1;
  for (let index = 0; index < court.length; index++) {
    const arrow = balls.get(index);
    runs = arrow?.to ?? runs;
    steps.push({
      e: index === court.length - 1 ? "end" : arrow ? "resume" : "line",
      f: runs,
      l: 2 + (index % 30),
      ...(index === 0 && { new: court.lanes.map(({ frame, name, kind }) => ({ id: frame, name, kind })) }),
      ...(arrow && { ball: { from: arrow.from, to: arrow.to, how: arrow.how, ...passing(arrow) } }),
    });
  }
  const source = Array.from({ length: 40 }, (_, line) => `x = ${line}`).join("\n");
  return { v: TRACE_VERSION, python: "3.14.2", name: "made-up.py", source, steps, end: { how: "finished" } };
}

function passing({ value }: Arrow) {
  return value === undefined ? {} : { value };
}
