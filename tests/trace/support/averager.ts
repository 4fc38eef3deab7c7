import { TRACE_VERSION, Trace } from "../../../domain/trace/trace.ts";

const SOURCE = `def averager():
    total = 0
    while True:
        got = yield total
        total += got

avg = averager()
next(avg)
print(avg.send(30))
`;

/** A generator that is made, started and sent to, by hand: what every test of a trace can look up line by line. */
export const averager: Trace = Trace.parse({
  v: TRACE_VERSION,
  python: "3.14.2",
  name: "averager.py",
  source: SOURCE,
  steps: [
    { e: "line", f: 1, l: 1, new: [{ id: 1, kind: "module", name: "module", line: 1 }], st: [1] },
    {
      e: "line",
      f: 1,
      l: 7,
      v: { 1: { averager: { r: 1 } } },
      h: { 1: { kind: "function", type: "averager" } },
    },
    {
      e: "create",
      f: 1,
      l: 7,
      new: [{ id: 2, kind: "generator", name: "averager", line: 1 }],
      gs: { 2: "created" },
    },
    { e: "line", f: 1, l: 8, v: { 1: { avg: { g: 2 } } } },
    {
      e: "call",
      f: 2,
      l: 1,
      st: [1, 2],
      gs: { 2: "running" },
      ball: { from: 1, to: 2, how: "next", fromAt: [8, 0, 8, 9], toAt: [1, 0, 1, 15] },
    },
    { e: "line", f: 2, l: 2 },
    { e: "line", f: 2, l: 3, v: { 2: { total: 0 } } },
    { e: "line", f: 2, l: 4 },
    {
      e: "yield",
      f: 2,
      l: 4,
      st: [1],
      gs: { 2: "suspended" },
      x: 0,
      ball: { from: 2, to: 1, how: "yield", value: 0, fromAt: [4, 14, 4, 25], toAt: [8, 0, 8, 9] },
    },
    { e: "line", f: 1, l: 9 },
    {
      e: "resume",
      f: 2,
      l: 4,
      st: [1, 2],
      gs: { 2: "running" },
      ball: { from: 1, to: 2, how: "send", value: 30, fromAt: [9, 6, 9, 18], toAt: [4, 14, 4, 25] },
    },
    { e: "line", f: 2, l: 5, v: { 2: { got: 30 } } },
    { e: "line", f: 2, l: 3, v: { 2: { total: 30 } } },
    { e: "line", f: 2, l: 4 },
    {
      e: "yield",
      f: 2,
      l: 4,
      st: [1],
      gs: { 2: "suspended" },
      x: 30,
      ball: { from: 2, to: 1, how: "yield", value: 30, fromAt: [4, 14, 4, 25], toAt: [9, 6, 9, 18] },
    },
    { e: "end", f: 1, l: 9, st: [], gs: { 1: "closed" }, o: "30\n" },
  ],
  end: { how: "finished" },
});
