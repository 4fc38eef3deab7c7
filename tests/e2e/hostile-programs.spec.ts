import type { Trace } from "../../domain/trace/trace.ts";
import { RunnerPage } from "./support/runner-page.ts";
import { expect, test } from "./support/story.ts";

/** Programs that never end, take everything or break the interpreter; and what may be said of their end. */
const PROGRAMS: Readonly<Record<string, readonly [source: string, end: RegExp]>> = {
  "a loop that only an interpreter's end ends": ["while True:\n    pass", /stopped (events|steps)/],
  "a loop that catches everything": [
    "while True:\n    try:\n        x = 1\n    except:\n        pass",
    /stopped (events|steps)/,
  ],
  "a finally that never ends": [
    "def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\nf()",
    /stopped (events|steps)/,
  ],
  "a sum in C": ["import itertools\nx = 1\nsum(itertools.count())", /stopped silence/],
  "a list in C": ["from itertools import repeat\nx = 1\nlist(repeat(1))", /stopped (memory|silence)/],
  "a large sort": ["x = 1\nsorted(range(10**8, 0, -1))", /stopped (memory|silence)/],
  "a large power": ["x = 1\n10**10**8", /stopped (silence|memory)/],
  "a pattern that backtracks": ["import re\nre.match('(a+)+$', 'a' * 40 + 'b')", /stopped silence/],
  "a memory bomb": ["x = []\nwhile True:\n    x.append(bytearray(10**7))", /stopped memory/],
  "one object that is too large": ["x = 'a' * 10**9", /stopped memory/],
  "recursion through __repr__": [
    "class A:\n    def __repr__(self):\n        return repr(self)\nprint(A())",
    /stopped (steps|events|crash)|failed RecursionError/,
  ],
  "recursion through a cache": [
    "import functools\n@functools.lru_cache\ndef f(n):\n    return f(n + 1)\nf(0)",
    /stopped (steps|events|crash)|failed RecursionError/,
  ],
  "recursion without a limit": [
    "import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return f(n + 1)\nf(0)",
    /stopped (steps|events|crash|memory)|failed RecursionError/,
  ],
  "deep structures": [
    "x = []\nfor i in range(100_000): x = [x]\nrepr(x)",
    /stopped (steps|events|crash)|failed RecursionError/,
  ],
  "a flood of output": ["while True:\n    print('x' * 1000)", /stopped output/],
  "the tracer switched off": [
    "import sys\nfor tool in range(6):\n    sys.monitoring.free_tool_id(tool)\nwhile True:\n    pass",
    /stopped|failed/,
  ],
  "the process ended": ["import os\nos._exit(3)", /stopped|failed|exited/],
  "the process aborted": ["import os\nos.abort()", /stopped|failed|exited/],
  "reports that are forged": [
    [
      "import sys, gc",
      "frame = sys._getframe()",
      "while frame:",
      "    emit = frame.f_locals.get('emit')",
      "    if emit:",
      "        while True: emit('nonsense')",
      "    frame = frame.f_back",
    ].join("\n"),
    /stopped|failed|finished/,
  ],
};

test.describe.configure({ mode: "default" });

test("every program is stopped, keeps its steps, and the next one runs", async ({ cast, server }) => {
  test.setTimeout(300_000);
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.load();
  for (const [name, [source, end]] of Object.entries(PROGRAMS)) {
    await test.step(name, async () => {
      await runner.ready();
      const begun = performance.now();
      const result = await runner.run(source);
      const stopped = performance.now();
      expect(result.ok, name).toBe(true);
      const { value } = result as { value: Trace };
      expect(said(value), name).toMatch(end);
      expect(value.steps.at(-1)?.e, name).toBe("end");
      await runner.ready();
      note(
        `${name}: ${said(value)} after ${(stopped - begun).toFixed(0)} ms with ${value.steps.length} steps`,
      );
      note(`${name}: ready again after ${(performance.now() - stopped).toFixed(0)} ms`);
      const alive = await runner.run("print('alive')");
      expect(alive).toMatchObject({ ok: true, value: { end: { how: "finished" } } });
    });
  }
});

function said({ end }: Trace): string {
  if (end.how === "stopped") return `stopped ${end.why}`;
  return end.how === "failed" ? `failed ${end.type}` : end.how;
}

/** Figures are told, never asserted. */
function note(description: string): void {
  test.info().annotations.push({ type: "figure", description });
}
