import { expect, test } from "vitest";
import { courtOf } from "../../domain/trace/court.ts";
import type { Lane } from "../../domain/trace/court-model.ts";
import type { TraceStep } from "../../domain/trace/trace.ts";
import { averager } from "./support/averager.ts";

const spansOf = (lane: Lane | undefined) =>
  lane?.spans.map(({ from, to, state, line, inside }) => [from, to, state, line, inside]);

test("the court of a generator: two lanes whose states take turns, and an arrow for each hand-over", () => {
  const { length, lanes, arrows } = courtOf(averager);
  expect(length).toBe(16);
  expect(lanes.map(({ name, kind, born }) => [name, kind, born])).toEqual([
    ["module", "module", 0],
    ["averager", "generator", 2],
  ]);
  expect(spansOf(lanes[0])).toEqual([
    [0, 4, "running", null, null],
    [4, 8, "waiting", 8, null],
    [8, 10, "running", null, null],
    [10, 14, "waiting", 9, null],
    [14, 15, "running", null, null],
    [15, 16, "closed", null, null],
  ]);
  expect(spansOf(lanes[1])).toEqual([
    [2, 4, "created", null, null],
    [4, 8, "running", null, null],
    [8, 10, "suspended", 4, null],
    [10, 14, "running", null, null],
    [14, 16, "suspended", 4, null],
  ]);
  expect(
    arrows.map(({ index, fromLane, toLane, how, value }) => [index, fromLane, toLane, how, value]),
  ).toEqual([
    [4, 0, 1, "next", undefined],
    [8, 1, 0, "yield", 0],
    [10, 0, 1, "send", 30],
    [14, 1, 0, "yield", 30],
  ]);
});

const module = { id: 1, kind: "module", name: "module", line: 1 } as const;

test("a function runs in the lane of whoever called it, and a hand-over from it begins there", () => {
  const steps: TraceStep[] = [
    { e: "line", f: 1, l: 9, new: [module], st: [1] },
    { e: "call", f: 2, l: 5, new: [{ id: 2, kind: "function", name: "pull", line: 5 }], st: [1, 2] },
    { e: "line", f: 2, l: 6, new: [{ id: 3, kind: "generator", name: "numbers", line: 1 }] },
    { e: "call", f: 3, l: 1, st: [1, 2, 3], ball: { from: 2, to: 3, how: "next" } },
    { e: "call", f: 4, l: 7, new: [{ id: 4, kind: "function", name: "log", line: 7 }], st: [1, 2, 3, 4] },
    { e: "return", f: 4, l: 7, st: [1, 2, 3] },
    { e: "yield", f: 3, l: 2, st: [1, 2], gs: { 3: "suspended" }, ball: { from: 3, to: 2, how: "yield" } },
    { e: "return", f: 2, l: 6, st: [1] },
    { e: "end", f: 1, l: 9, st: [] },
  ];
  const { lanes, arrows } = courtOf({ steps });
  expect(lanes.map((lane) => lane.name)).toEqual(["module", "numbers"]);
  expect(spansOf(lanes[0])).toEqual([
    [0, 1, "running", null, null],
    [1, 3, "running", null, "pull"],
    [3, 6, "waiting", 6, "pull"],
    [6, 7, "running", null, "pull"],
    [7, 8, "running", null, null],
    [8, 9, "closed", null, null],
  ]);
  expect(spansOf(lanes[1])?.map(([, , state, , inside]) => [state, inside])).toEqual([
    ["created", null],
    ["running", null],
    ["running", "log"],
    ["running", null],
    ["suspended", null],
  ]);
  expect(arrows.map(({ from, fromLane, toLane }) => [from, fromLane, toLane])).toEqual([
    [2, 0, 1],
    [3, 1, 0],
  ]);
});

test("the loop's lane comes second, however late it appears, and who runs in a task bears its name", () => {
  const steps: TraceStep[] = [
    { e: "line", f: 1, l: 9, new: [module], st: [1] },
    { e: "create", f: 1, l: 9, new: [{ id: 2, kind: "coroutine", name: "main", line: 3 }] },
    { e: "loop", f: 1, l: 9, new: [{ id: 3, kind: "loop", name: "loop" }], st: [1, 3] },
    {
      e: "call",
      f: 2,
      l: 3,
      st: [1, 3, 2],
      tk: { t1: { name: "Task-1", frame: 2, state: "running" } },
      ball: { from: 3, to: 2, how: "wake" },
    },
    { e: "create", f: 2, l: 4, new: [{ id: 4, kind: "coroutine", name: "read", line: 1 }] },
    { e: "call", f: 4, l: 1, st: [1, 3, 2, 4], ball: { from: 2, to: 4, how: "await" } },
    {
      e: "yield",
      f: 4,
      l: 2,
      st: [1, 3],
      gs: { 2: "suspended", 4: "suspended" },
      ball: { from: 4, to: 3, how: "wait", through: [2] },
    },
    { e: "end", f: 1, l: 9, st: [] },
  ];
  const { lanes, arrows } = courtOf({ steps });
  expect(lanes.map(({ name, task }) => [name, task?.name])).toEqual([
    ["module", undefined],
    ["loop", undefined],
    ["main", "Task-1"],
    ["read", "Task-1"],
  ]);
  expect(arrows.map(({ fromLane, toLane, through }) => [fromLane, toLane, through])).toEqual([
    [1, 2, []],
    [2, 3, []],
    [3, 1, [2]],
  ]);
});
