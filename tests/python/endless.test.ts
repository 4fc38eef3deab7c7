import { beforeAll, describe, expect, test } from "vitest";
import { ok } from "../../domain/result.ts";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { standardOutput, traceProgram } from "./support/trace-program.ts";

/** Why a program is stopped, its name, and its text. `fails`: it ends itself, by an error. */
type Stop = "steps" | "events" | "steps or events" | "output" | "deadlock";

const endless: readonly (readonly [name: string, why: Stop, program: string])[] = [
  ["a loop on one line", "steps or events", "while True: pass"],
  ["a loop on two lines", "steps", "while True:\n    pass"],
  ["a loop over an endless iterator", "steps", "import itertools\nfor i in itertools.cycle([1]): pass"],
  ["a bare except around it", "steps", "while True:\n    try:\n        x = 1\n    except:\n        pass"],
  ["a bare except on one line", "steps", "while True:\n    try: x = 1\n    except: continue"],
  [
    "two bare excepts, one within the other",
    "steps",
    "def f():\n    while True:\n        try:\n            try:\n                x = 1\n            except BaseException:\n                y = 2\n        except BaseException:\n            z = 3\nwhile True:\n    try: f()\n    except BaseException: pass",
  ],
  [
    "suppress(BaseException)",
    "steps",
    "import contextlib\nwhile True:\n    with contextlib.suppress(BaseException):\n        x = 1",
  ],
  [
    "a finally that loops as well",
    "steps",
    "def f():\n    try:\n        while True:\n            pass\n    finally:\n        while True:\n            pass\nf()",
  ],
  [
    "continue in finally",
    "steps",
    "def f():\n    while True:\n        try:\n            x = 1\n        finally:\n            continue\nf()",
  ],
  [
    "return in finally, called for ever",
    "steps",
    "def f():\n    try:\n        x = 1\n    finally:\n        return 2\nwhile True:\n    f()",
  ],
  [
    "__exit__ that swallows all",
    "steps",
    "class S:\n    def __enter__(self): return self\n    def __exit__(self, *e): return True\nwhile True:\n    with S():\n        x = 1",
  ],
  [
    "a generator without an end in for",
    "steps",
    "def g():\n    while True:\n        yield 1\nfor _ in g():\n    pass",
  ],
  ["a generator without an end in list()", "steps", "def g():\n    while True:\n        yield 1\nlist(g())"],
  [
    "a generator that ignores its close, for ever",
    "steps",
    "def g():\n    while True:\n        try:\n            yield 1\n        except BaseException:\n            pass\nwhile True:\n    for x in g():\n        break",
  ],
  ["a comprehension over count()", "steps or events", "import itertools\n[i for i in itertools.count()]"],
  [
    "a generator expression over count()",
    "steps or events",
    "import itertools\nsum(1 for i in itertools.count())",
  ],
  [
    "list() of a generator expression",
    "steps or events",
    "import itertools\nlist(i for i in itertools.count())",
  ],
  ["the key of sorted", "steps or events", "x = sorted(range(10**5), key=lambda v: -v)"],
  [
    "map with a function",
    "steps or events",
    "import itertools\nfor y in map(lambda x: x, itertools.count()):\n    pass",
  ],
  ["code in exec", "events", 'exec("while True: pass")'],
  [
    "code in exec with its own except",
    "events",
    'exec("while True:\\n    try:\\n        x = 1\\n    except:\\n        pass")',
  ],
  [
    "__del__",
    "steps",
    "class A:\n    def __del__(self):\n        while True:\n            pass\na = A()\ndel a\nprint('after')",
  ],
  [
    "__iter__ of itself",
    "steps",
    "class A:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(A())",
  ],
  ["a loop in the library", "steps or events", "import random\nwhile True:\n    random.shuffle([1, 2, 3])"],
  [
    "asyncio that spins",
    "steps",
    "import asyncio\nasync def m():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(m())",
  ],
  [
    "asyncio that sleeps for ever",
    "steps",
    "import asyncio\nasync def m():\n    while True:\n        await asyncio.sleep(3600)\nasyncio.run(m())",
  ],
  [
    "a task that swallows its cancellation",
    "steps",
    "import asyncio\nasync def t():\n    while True:\n        try:\n            await asyncio.sleep(1)\n        except BaseException:\n            pass\nasync def m():\n    asyncio.create_task(t())\n    await asyncio.sleep(3)\nasyncio.run(m())",
  ],
  [
    "call_soon of itself",
    "steps or events",
    "import asyncio\nasync def m():\n    loop = asyncio.get_running_loop()\n    def again():\n        loop.call_soon(again)\n    again()\n    await loop.create_future()\nasyncio.run(m())",
  ],
  ["a top-level await that never ends", "steps", "import asyncio\nwhile True:\n    await asyncio.sleep(0)"],
  [
    "nobody can wake anybody",
    "deadlock",
    "import asyncio\nasync def m():\n    while True:\n        try:\n            await asyncio.Event().wait()\n        except:\n            pass\nasyncio.run(m())",
  ],
  ["a flood of long lines", "output", "while True:\n    print('x' * 1000)"],
  ["a flood in one call", "output", "print('x' * 10**7)\nprint('never')"],
  ["a flood on standard error", "output", "import sys\nwhile True:\n    sys.stderr.write('x' * 1000)"],
  [
    "a flood with a bare except",
    "output",
    "while True:\n    try:\n        print('x' * 1000)\n    except:\n        pass",
  ],
];

const failing: readonly (readonly [name: string, error: string, program: string])[] = [
  ["a function that calls itself", "RecursionError", "def f(n):\n    return f(n + 1)\nf(0)"],
  ["generators that make each other", "RecursionError", "def g(n):\n    yield from g(n + 1)\nlist(g(0))"],
  [
    "__repr__ that asks itself",
    "RecursionError",
    "class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())",
  ],
  [
    "recursion through lru_cache",
    "RecursionError",
    "import functools\n@functools.lru_cache\ndef f(n):\n    return f(n + 1)\nf(0)",
  ],
  [
    "__getattr__ that asks itself",
    "RecursionError",
    "class A:\n    def __getattr__(self, n):\n        return self.x\nA().y",
  ],
  [
    "coroutines that await each other",
    "RecursionError",
    "async def c(n):\n    await c(n + 1)\nc(0).send(None)",
  ],
];

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

/** The next program finds the interpreter as the first one did. */
function expectThatTheNextRuns(): void {
  const next = traceProgram(
    python,
    "def g():\n    yield 1\nprint(list(g()))\nimport asyncio\nasyncio.run(asyncio.sleep(1))\nprint(asyncio)",
  );
  expect(next.end).toEqual({ how: "finished" });
  expect(standardOutput(next)).toMatch(/^\[1\]\n<module 'asyncio'/);
  expect(next.steps[0]?.f).toBe(1);
}

describe("programs that never end", { timeout: 60_000 }, () => {
  test.each(endless)("%s is stopped: %s", (_name, why, program) => {
    const trace = traceProgram(python, program, 1_000);
    expect(trace.end).toMatchObject({ how: "stopped" });
    expect(why.split(" or ")).toContain("why" in trace.end && trace.end.why);
    expect(trace.steps.length).toBeGreaterThan(1);
    expect(trace.steps.length).toBeLessThanOrEqual(1_001);
    expect(checkTrace(trace)).toEqual(ok(null));
    expectThatTheNextRuns();
  });

  test.each(failing)("%s ends by %s", (_name, error, program) => {
    const trace = traceProgram(python, program);
    expect(trace.end).toMatchObject({ how: "failed", type: error });
    expectThatTheNextRuns();
  });

  test("what was printed before is there", () => {
    const trace = traceProgram(python, "print('before')\nwhile True:\n    x = 1", 100);
    expect(trace.end).toEqual({ how: "stopped", why: "steps" });
    expect(standardOutput(trace)).toBe("before\n");
  });

  test("a __del__ that loops after the last line is cut short: the program had ended", () => {
    const program =
      "class A:\n    def __del__(self):\n        while True:\n            pass\na = A()\nprint('the end')";
    const trace = traceProgram(python, program);
    expect(trace.end).toEqual({ how: "finished" });
    expect(standardOutput(trace)).toBe("the end\n");
    expectThatTheNextRuns();
  });

  test("a trace that grows too large ends before it does", () => {
    const program =
      "names = [str(i) * 30 for i in range(30)]\nfor i in range(10**4):\n    names = [n + 'x' for n in names]";
    const trace = traceProgram(python, program);
    expect(trace.end).toMatchObject({ how: "stopped" });
    expect(JSON.stringify(trace.steps).length).toBeLessThan(2_000_000);
  });
});
