import type { Trace, TraceStep } from "../../domain/trace/trace.ts";

/** A trace of as many steps: a program that counts, line by line, to `upTo`. Other numbers, other traces. */
export function tinyTrace(steps: number, upTo = steps): Trace {
  const lines = Array.from({ length: steps }, (_, at) => `x = ${upTo - steps + at + 1}`);
  return {
    v: 1,
    python: "3.14.2",
    name: "count.py",
    source: `${lines.join("\n")}\n`,
    steps: lines.map((_, at) => stepAt(at, steps, upTo)),
    end: { how: "finished" },
  };
}

function stepAt(at: number, steps: number, upTo: number): TraceStep {
  const place = { f: 1, l: at + 1 };
  const counted = at === 0 ? {} : { v: { 1: { x: upTo - steps + at } } };
  if (at === steps - 1) return { e: "end", ...place, ...counted, st: [], gs: { 1: "closed" } };
  if (at > 0) return { e: "line", ...place, ...counted };
  return {
    e: "call",
    ...place,
    new: [{ id: 1, kind: "module", name: "module", line: 1 }],
    st: [1],
    gs: { 1: "running" },
  };
}
