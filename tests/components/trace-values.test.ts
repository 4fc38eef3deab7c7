import { describe, expect, test } from "vitest";
import { codeMarks, errorLine } from "../../components/trace/code-marks.ts";
import { cutTokens } from "../../components/trace/cut-tokens.ts";
import { orderFrames } from "../../components/trace/frame-order.ts";
import { objectPlaces } from "../../components/trace/object-places.ts";
import { outputRuns } from "../../components/trace/output-news.ts";
import { type ValueScope, valueText } from "../../components/trace/value-text.ts";
import type { CodeToken } from "../../domain/lesson/lesson.ts";
import { openTrace } from "../../domain/trace/player.ts";
import type { TracedObject, Value } from "../../domain/trace/trace.ts";
import { madeUp, recorded, stateWhere } from "./support/trace-fixtures.ts";

const objects: [number, TracedObject][] = [
  [1, { kind: "list", type: "list", items: [10, 20] }],
  [2, { kind: "list", type: "list", items: [{ r: 2 }] }],
  [3, { kind: "list", type: "list", items: Array.from({ length: 30 }, (_, i) => i), n: 200 }],
  [4, { kind: "set", type: "set", items: [] }],
  [5, { kind: "set", type: "frozenset", items: [1] }],
  [6, { kind: "dict", type: "dict", pairs: [["a", { r: 1 }]] }],
  [7, { kind: "dict", type: "Counter", pairs: [["a", 1]] }],
  [8, { kind: "instance", type: "Point", attrs: [["x", 1]] }],
  [9, { kind: "exception", type: "ValueError", items: ["no"] }],
  [10, { kind: "list", type: "deque", items: [1] }],
  [12, { kind: "other", type: "Queue", items: ["a"], attrs: [["unfinished", 1]] }],
  [13, { kind: "other", type: "Lock", attrs: [["locked", true]] }],
  [14, { kind: "other", type: "Future" }],
  [11, { kind: "function", type: "take" }],
];
const scope: ValueScope = { objects: new Map(objects), frames: new Map([[3, { name: "averager" }]]) };

describe("the text of a value", () => {
  test.each<[Value, string]>([
    [null, "None"],
    [true, "True"],
    [-3, "-3"],
    ["it's", `"it's"`],
    ["a\n'\"", `'a\\n\\'"'`],
    [{ f: "10.0" }, "10.0"],
    [{ s: "In a hole", n: 300 }, "'In a hole…'"],
    [{ t: [] }, "()"],
    [{ t: [1] }, "(1,)"],
    [{ t: [1, "a"] }, "(1, 'a')"],
    [{ t: [1], n: 5 }, "(1, … 4 more)"],
    [{ g: 3 }, "averager"],
    [{ c: "<class int>" }, "<class int>"],
    [{ r: 1 }, "[10, 20]"],
    [{ r: 4 }, "set()"],
    [{ r: 5 }, "frozenset({1})"],
    [{ r: 6 }, "{'a': [10, 20]}"],
    [{ r: 7 }, "Counter({'a': 1})"],
    [{ r: 8 }, "Point(x=1)"],
    [{ r: 9 }, "ValueError('no')"],
    [{ r: 10 }, "deque([1])"],
    [{ r: 11 }, "function take"],
    [{ r: 12 }, "Queue(['a'])"],
    [{ r: 13 }, "Lock(locked=True)"],
    [{ r: 14 }, "Future"],
    [{ r: 99 }, "…"],
  ])("%j is %s", (value, text) => {
    expect(valueText(value, scope)).toBe(text);
  });

  test("a list in itself comes to an end, and a long one says how much is left", () => {
    expect(valueText({ r: 2 }, scope)).toBe("[[[…]]]");
    expect(valueText({ r: 3 }, scope, 20)).toBe("[0, 1, 2, 3, 4, 5, … 194 more]");
  });

  test("what is short stays short", () => {
    expect(valueText("x".repeat(400), scope, 40)).toHaveLength(41);
  });
});

describe("cutting tokens where ranges begin and end", () => {
  const tokens: CodeToken[] = [
    ["value ", null],
    ["= ", "punctuation"],
    ["yield", "keyword"],
    [" average", null],
  ];
  const textOf = (pieces: ReturnType<typeof cutTokens>) =>
    pieces.map(({ tokens, roles }) => [tokens.map(([text]) => text).join(""), roles.join("+")]);

  test("cuts to the character, also across tokens and inside of one", () => {
    expect(textOf(cutTokens(tokens, [{ from: 8, to: 16, role: "to" }]))).toEqual([
      ["value = ", ""],
      ["yield av", "to"],
      ["erage", ""],
    ]);
  });

  test("a range in a range keeps both roles; ends beyond the line are its end", () => {
    const ranges = [
      { from: 0, to: 99, role: "from" },
      { from: 8, to: 13, role: "to" },
    ] as const;
    const pieces = cutTokens(tokens, ranges);
    expect(textOf(pieces)).toEqual([
      ["value = ", "from"],
      ["yield", "from+to"],
      [" average", "from"],
    ]);
    expect(pieces.map(({ opens, closes }) => [opens, closes])).toEqual([
      [true, false],
      [true, true],
      [false, true],
    ]);
  });

  test("no range leaves the line whole, an empty line has nothing", () => {
    expect(cutTokens(tokens, [])).toHaveLength(1);
    expect(cutTokens([], [])).toEqual([]);
  });
});

describe("the marks in the code", () => {
  const averager = recorded("averager");
  const lines = averager.source.split("\n");

  test("at a send: the line that wakes, the caller parked, and both ends to the character", () => {
    const state = stateWhere(averager, ({ ball }) => ball?.how === "send", 1);
    const marks = codeMarks(averager, state, lines);
    expect([...marks.keys()].sort((a, b) => a - b)).toEqual([5, 13]);
    const [woken, sender] = [marks.get(5)!, marks.get(13)!];
    expect(woken.next).toBe(true);
    expect(sender.parked).toMatchObject([{ name: "module", state: "waiting" }]);
    expect(woken.ranges.map(({ from, to }) => lines[4]?.slice(from, to))).toEqual(["yield average"]);
    expect(sender.ranges.map(({ from, to }) => lines[12]?.slice(from, to))).toEqual(["avg.send(30)"]);
  });

  test("between two sends: the generator is parked at its yield, the line before has just run", () => {
    const state = stateWhere(averager, ({ e, l }) => e === "line" && l === 13);
    const marks = codeMarks(averager, state, lines);
    expect(marks.get(13)?.next).toBe(true);
    expect(marks.get(12)?.justRun).toBe(true);
    expect(marks.get(5)?.parked).toMatchObject([{ name: "averager", state: "suspended" }]);
  });

  test("the error is marked at the last step only, over all its lines, without their indentation", () => {
    const source = "f(\n  1,\n  2)\n";
    const trace = madeUp([{}], source);
    const failed = {
      how: "failed",
      type: "TypeError",
      message: "",
      traceback: "",
      at: [1, 0, 3, 4],
    } as const;
    const broken = { ...trace, end: { ...failed, at: [...failed.at] as [number, number, number, number] } };
    const player = openTrace(broken);
    expect(errorLine(broken, player.at(1))).toBeNull();
    expect(errorLine(broken, player.at(2))).toBe(1);
    const marks = codeMarks(broken, player.at(2), source.split("\n"));
    expect([1, 2, 3].map((line) => marks.get(line)?.ranges.map(({ from, to }) => [from, to]))).toEqual([
      [[0, 2]],
      [[2, 4]],
      [[2, 4]],
    ]);
  });
});

describe("one thing in several places", () => {
  const trace = madeUp([
    {
      v: { 1: { a: { r: 1 }, b: { t: [{ r: 1 }] }, c: { r: 2 }, f: { r: 3 }, g: { r: 3 } } },
      h: {
        1: { kind: "list", type: "list", items: [1] },
        2: { kind: "dict", type: "dict", pairs: [["x", { r: 1 }]] },
        3: { kind: "function", type: "f" },
      },
    },
  ]);

  test("names, tuples and other objects are places; functions have none", () => {
    const places = objectPlaces(openTrace(trace).at(1));
    expect([...places]).toEqual([[1, ["a in module", "b in module", "in dict #2"]]]);
  });
});

describe("the order of frames", () => {
  const kind = "generator" as const;
  const fresh = [2, 3, 4, 5, 6].map((id) => ({ id, kind, name: `g${id}`, line: 1 }));
  const trace = madeUp([
    { new: fresh, gs: { 2: "suspended", 3: "closed", 4: "closed", 5: "collected" } },
    { e: "resume", f: 2, st: [1, 2], gs: { 6: "failed" } },
    {},
  ]);
  const names = (index: number) => {
    const { shown, finished } = orderFrames(openTrace(trace).at(index));
    return [shown.map(({ name }) => name), finished.map(({ name }) => name)];
  };

  test("the running one first, then its callers; who has just ended stays in sight, many others are folded", () => {
    expect(names(2)).toEqual([
      ["g2", "module", "g6"],
      ["g3", "g4", "g5"],
    ]);
  });
});

describe("output", () => {
  test("is told in runs, with what this step printed apart, in both streams", () => {
    const output = [
      { stream: "out", text: "1\n" },
      { stream: "out", text: "2\n" },
      { stream: "out", text: "3\n" },
      { stream: "err", text: "oh\n" },
    ] as const;
    const step = { e: "line", f: 1, l: 1, o: "3\n", err: "oh\n" } as const;
    expect(outputRuns({ output, step })).toEqual([
      { stream: "out", text: "1\n2\n", isNew: false },
      { stream: "out", text: "3\n", isNew: true },
      { stream: "err", text: "oh\n", isNew: true },
    ]);
    expect(outputRuns({ output, step: { e: "line", f: 1, l: 1 } })).toHaveLength(2);
  });
});
