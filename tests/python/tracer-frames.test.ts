import { beforeAll, describe, expect, test } from "vitest";
import type { Trace, TraceStep } from "../../domain/trace/trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { standardError, standardOutput, traceProgram } from "./support/trace-program.ts";

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

const GENERATOR = "def g():\n    x = 1\n    yield x\n\n";

function traced(source: string): Trace {
  return traceProgram(python, source);
}

/** The states that a frame was told to be in, one after the other. */
function statesOf(trace: Trace, frame: number): string[] {
  return trace.steps.flatMap((step) => step.gs?.[frame] ?? []);
}

function lastLocals(trace: Trace, frame: number): Record<string, unknown> {
  const held: Record<string, unknown> = {};
  for (const step of trace.steps) {
    Object.assign(held, step.v?.[frame]);
    for (const name of step.del?.[frame] ?? []) delete held[name];
  }
  return held;
}

function objectsOf(trace: Trace): NonNullable<TraceStep["h"]> {
  return Object.assign({}, ...trace.steps.map((step) => step.h ?? {}));
}

describe("a generator's life", () => {
  test.each([
    ["runs to its end", "list(g())", ["created", "running", "suspended", "running", "closed"]],
    ["waits", "n = g()\nnext(n)", ["created", "running", "suspended"]],
    ["is closed before it began", "n = g()\nn.close()", ["created", "closed"]],
    ["is dropped before it began", "g()", ["created", "never-run"]],
    [
      "is dropped while it waits",
      "n = g()\nnext(n)\nn = 0",
      ["created", "running", "suspended", "running", "collected"],
    ],
    [
      "fails",
      "n = g()\nnext(n)\ntry:\n    n.throw(KeyError)\nexcept KeyError:\n    pass",
      ["created", "running", "suspended", "running", "failed"],
    ],
  ])("it %s", (_what, program, states) => {
    expect(statesOf(traced(GENERATOR + program), 2)).toEqual(states);
  });

  test("to be made is a step of its own, before it runs", () => {
    const events = traced(`${GENERATOR}for x in g():\n    pass\n`).steps.map((step) => step.e);
    expect(events.slice(0, 4)).toEqual(["line", "line", "create", "call"]);
  });

  test("its locals stay while it waits, and go with it", () => {
    const { steps } = traced(`${GENERATOR}n = g()\nnext(n)\nn.close()\n`);
    expect(steps.find((step) => step.v?.[2])?.v?.[2]).toEqual({ x: 1 });
    expect(steps.findIndex((step) => step.del?.[2])).toBeGreaterThan(
      steps.findIndex((step) => step.e === "throw"),
    );
  });

  test("a coroutine that nobody awaits is shown where it is made, with the warning of Python", () => {
    const trace = traced("async def c():\n    pass\n\nc()\nx = 1\n");
    expect(statesOf(trace, 2)).toEqual(["created", "never-run"]);
    expect(standardError(trace)).toMatch(/main\.py:4: RuntimeWarning: coroutine 'c' was never awaited/);
  });
});

describe("values and objects", () => {
  test("two names for one list show one list", () => {
    const trace = traced("a = [1]\nb = a\nc = [1]\n");
    const { a, b, c } = lastLocals(trace, 1);
    expect(a).toEqual(b);
    expect(c).not.toEqual(a);
  });

  test("a change inside of an object is told wherever it is made", () => {
    const { steps } = traced("a = []\ndef f(x):\n    x.append(2)\nf(a)\n");
    expect(steps.find((step) => step.e === "return")?.h).toMatchObject({ 1: { items: [2] } });
  });

  test("slots, properties and own lookups are read without asking the program", () => {
    const source = [
      "class Meta(type):\n    def __hash__(self): print('meta'); return 1\n    def __eq__(self, o): print('meta'); return True",
      "class A(metaclass=Meta):\n    __slots__ = ('x', '__dict__')\n    def __init__(self): self.x, self.y = 1, 2",
      "    @property\n    def boom(self): print('property')\n    def __getattribute__(self, n): print('lookup'); return 0",
      "    def __repr__(self): print('repr'); return ''\n    def __eq__(self, o): print('eq'); return True",
      "    __class__ = property(lambda self: print('class'))\n    def __len__(self): print('len'); return 0",
      "a = A()\nb = [a]\n",
    ].join("\n");
    const trace = traced(source);
    expect(standardOutput(trace)).toBe("");
    expect(Object.values(objectsOf(trace))).toContainEqual({
      kind: "instance",
      type: "A",
      attrs: [
        ["y", 2],
        ["x", 1],
      ],
    });
  });

  test.each([
    [
      "a deque",
      "from collections import deque\nx = deque([1])",
      { kind: "other", type: "deque", items: [1] },
    ],
    [
      "a Counter",
      "from collections import Counter\nx = Counter('a')",
      { kind: "dict", type: "Counter", pairs: [["a", 1]] },
    ],
    [
      "a named tuple",
      "from collections import namedtuple\nx = namedtuple('P', 'a b')(1, 2)",
      {
        type: "P",
        attrs: [
          ["a", 1],
          ["b", 2],
        ],
      },
    ],
    [
      "a lock",
      "import asyncio\nx = asyncio.Lock()",
      {
        type: "Lock",
        attrs: [
          ["locked", false],
          ["waiters", 0],
        ],
      },
    ],
    ["a long list", "x = list(range(100))", { kind: "list", n: 100 }],
  ])("%s is shown as what it is", (_what, source, object) => {
    expect(Object.values(objectsOf(traced(`${source}\n`)))).toContainEqual(expect.objectContaining(object));
  });

  test.each([
    ["10**30", { i: "1000000000000000000000000000000" }],
    ["'a' * 500", { s: "a".repeat(120), n: 500 }],
    ["0.1", { f: "0.1" }],
    ["b'a'", { y: "b'a'" }],
    ["(1, (2, True, None))", { t: [1, { t: [2, true, null] }] }],
    ["int", { c: "<class int>" }],
    ["range(3)", { c: "range(0, 3)" }],
  ])("%s", (source, value) => {
    expect(lastLocals(traced(`x = ${source}\n`), 1)).toEqual({ x: value });
  });

  test("an exception tells its cause", () => {
    const source =
      "try:\n    raise KeyError('a') from ValueError('b')\nexcept KeyError as error:\n    pass\n";
    const objects = Object.values(objectsOf({ ...traced(source), steps: traced(source).steps.slice(0, 3) }));
    expect(objects).toContainEqual(
      expect.objectContaining({ type: "KeyError", items: ["a"], cause: { r: expect.any(Number) } }),
    );
  });

  test("a function tells in which suspended frame its variable lives", () => {
    const { steps } = traced(
      "makers = (lambda: n for n in range(3))\nfirst = next(makers)\nsecond = next(makers)\n",
    );
    const told = steps
      .flatMap((step) => Object.values(step.h ?? {}))
      .filter((object) => object?.kind === "function");
    expect(told).toContainEqual(expect.objectContaining({ attrs: [["n", 1, 2]] }));
  });

  test("an iterator with a name has a lane, with its source and how far it is", () => {
    const trace = traced("it = iter([5, 6])\nnext(it)\nx = 1\n");
    expect(trace.steps.flatMap((step) => step.new ?? [])).toContainEqual({
      id: 2,
      kind: "iterator",
      name: "list_iterator",
    });
    expect(lastLocals(trace, 2)).toMatchObject({ position: 1 });
    expect(statesOf(trace, 2)).toEqual(["created", "suspended"]);
  });
});

describe("what a program does at its end", () => {
  test("a text for sys.exit goes to standard error", () => {
    const trace = traced("import sys\nsys.exit('bad')\n");
    expect(trace.end).toEqual({ how: "exited", code: "1" });
    expect(standardError(trace)).toBe("bad\n");
  });

  test("a syntax error says where, in columns of the browser", () => {
    expect(traced("s = '𝒳'; x = 1 2\n").end).toMatchObject({
      how: "failed",
      type: "SyntaxError",
      at: [1, 16, 1, 17],
    });
  });

  test("the next program finds nothing of it", () => {
    traced("import json, builtins\njson.dumps = builtins.len = None\nleft = 1\n");
    expect(standardOutput(traced("import json\nprint(json.dumps(len('ab')), 'left' in globals())\n"))).toBe(
      "2 False\n",
    );
  });
});
