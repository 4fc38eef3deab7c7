import { expect, test } from "vitest";
import { markersAt } from "../../domain/trace/markers.ts";
import { openTrace } from "../../domain/trace/player.ts";
import type { TraceStep } from "../../domain/trace/trace.ts";
import { averager } from "./support/averager.ts";

test("a made generator is created, runs while it is on top of the stack, and is suspended at its yield with its locals", () => {
  const player = openTrace(averager);
  const seen = (index: number) => {
    const { stack, frames } = player.at(index);
    return [stack, ...[...frames.values()].map(({ name, state, line }) => [name, state, line])];
  };
  expect(seen(1)).toEqual([[1], ["module", "running", 7]]);
  expect(seen(2)).toEqual([[1], ["module", "running", 7], ["averager", "created", null]]);
  expect(seen(4)).toEqual([
    [1, 2],
    ["module", "waiting", 8],
    ["averager", "running", 1],
  ]);
  expect(seen(8)).toEqual([[1], ["module", "running", 8], ["averager", "suspended", 4]]);
  expect(seen(15)).toEqual([[], ["module", "closed", 9], ["averager", "suspended", 4]]);
  expect(Object.fromEntries(player.at(15).frames.get(2)?.locals ?? [])).toEqual({ total: 30, got: 30 });
});

test("what a step changes is marked in that step and in no other", () => {
  const player = openTrace(averager);
  const changed = (index: number) => [...(player.at(index).frames.get(2)?.changed ?? [])];
  expect([10, 11, 12, 13].map(changed)).toEqual([[], ["got"], ["total"], []]);
});

test("what did not change is the same object as before, and a step asked for again is the same state", () => {
  const player = openTrace(averager);
  const before = player.at(11);
  const after = player.at(12);
  expect(after.objects).toBe(before.objects);
  expect(after.output).toBe(before.output);
  expect(after.frames.get(1)).toBe(before.frames.get(1));
  expect(after.frames.get(2)).not.toBe(before.frames.get(2));
  expect(player.at(11)).toBe(before);
});

test("a place that the trace does not have is its nearest end", () => {
  const player = openTrace(averager);
  expect(player.length).toBe(16);
  expect(player.at(-3)).toBe(player.at(0));
  expect(player.at(99)).toBe(player.at(15));
  expect(player.at(Number.NaN)).toBe(player.at(0));
});

test("a state that is told while the stack stays as it is, is shown at once", () => {
  const steps = structuredClone(averager.steps);
  steps.splice(3, 0, { e: "close", f: 1, l: 8, gs: { 2: "never-run" } });
  expect(openTrace({ steps }).at(3).frames.get(2)?.state).toBe("never-run");
});

test("once played, a seek folds no more steps than lie between two keyframes, and the next step one", () => {
  const long = Array.from({ length: 30 }, () => averager.steps.slice(0, -1)).flat();
  const folded: number[] = [];
  const steps = new Proxy(long, {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d+$/.test(key)) folded.push(Number(key));
      return Reflect.get(target, key, receiver);
    },
  });
  const player = openTrace({ steps });
  player.at(long.length - 1);
  const readsFor = (index: number) => {
    folded.length = 0;
    player.at(index);
    return new Set(folded).size;
  };
  for (const index of [99, 240, 49, 401, 148]) expect(readsFor(index)).toBeLessThanOrEqual(51);
  expect(readsFor(149)).toBeLessThanOrEqual(2);
});

test("the output grows, and the newest piece is the step's own", () => {
  const player = openTrace(averager);
  expect(player.at(14).output).toEqual([]);
  expect(player.at(15).output).toEqual([{ stream: "out", text: "30\n" }]);
});

test("the code shows the line that runs next, the one that just ran, who is parked, and both ends of a hand-over", () => {
  const player = openTrace(averager);
  expect(markersAt(player.at(10))).toEqual({
    next: { frame: 2, line: 4 },
    justRun: { frame: 1, line: 9 },
    parked: [{ frame: 1, name: "module", line: 9, state: "waiting" }],
    handOver: { from: [9, 6, 9, 18], to: [4, 14, 4, 25] },
  });
  expect(markersAt(player.at(2))).toEqual({
    next: { frame: 1, line: 7 },
    justRun: { frame: 1, line: 1 },
    parked: [{ frame: 2, name: "averager", line: 1, state: "created" }],
    handOver: null,
  });
  expect(markersAt(player.at(15)).next).toBeNull();
});

test("a trace that names what it never told of is shown all the same", () => {
  const strange: TraceStep[] = [
    { e: "line", f: 7, l: 3 },
    {
      e: "yield",
      f: 9,
      l: 2,
      st: [4, 5],
      v: { 12: { a: { r: 3 } } },
      aw: { 8: { to: 30 } },
      gs: { 6: "failed" },
    },
    { e: "end", f: 1, l: 1, del: { 5: ["b"] }, h: { 2: null } },
  ];
  const player = openTrace({ steps: strange });
  for (const index of [2, 0, 1]) expect(player.at(index).step).toBe(strange[index]);
  expect([...player.at(1).frames.keys()]).toEqual([4, 5]);
});
