import { beforeAll, describe, expect, test } from "vitest";
import type { HandOver, SourceRange, Trace } from "../../domain/trace/trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { traceProgram } from "./support/trace-program.ts";

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

const NUMBERS = "def numbers():\n    got = yield 1\n    got = yield 2\n    return 'end'\n\n";

function traced(source: string): Trace {
  return traceProgram(python, source);
}

/** The hand-overs in short: who, how, on whose behalf, and the texts at both ends. */
function handOvers(trace: Trace): string[] {
  const names = new Map(trace.steps.flatMap((step) => step.new ?? []).map((frame) => [frame.id, frame.name]));
  const at = (range: SourceRange | undefined) => (range ? `[${textOf(trace, range)}]` : "");
  const short = (ball: HandOver) =>
    [
      `${names.get(ball.from)}${at(ball.fromAt)}`,
      `${ball.refused ? "refused " : ""}${ball.how}${ball.via ? ` for ${ball.via}` : ""}`,
      `${names.get(ball.to)}${at(ball.toAt)}`,
    ].join(" ");
  return trace.steps.flatMap((step) => (step.ball ? [short(step.ball)] : []));
}

function textOf(trace: Trace, [first, start, last, stop]: SourceRange): string {
  const lines = trace.source.split("\n");
  return first === last ? (lines[first - 1] ?? "").slice(start, stop) : "several lines";
}

function pullers(source: string): (string | undefined)[] {
  return traced(source)
    .steps.filter((step) => step.ball && (step.e === "call" || step.e === "resume"))
    .map((step) => step.ball?.via);
}

describe("the baton passes from one frame to another", () => {
  test("next starts a body and send wakes the yield that waits", () => {
    expect(handOvers(traced(`${NUMBERS}n = numbers()\nnext(n)\nn.send(7)\n`))).toEqual([
      "module[next(n)] next numbers[def numbers():]",
      "numbers[yield 1] yield module[next(n)]",
      "module[n.send(7)] send numbers[yield 1]",
      "numbers[yield 2] yield module[n.send(7)]",
    ]);
  });

  test("a value that is sent, yielded or returned is told", () => {
    const { steps } = traced(`${NUMBERS}n = numbers()\nnext(n)\nn.send([7])\nnext(n, None)\n`);
    const values = steps.flatMap((step) => (step.ball && "value" in step.ball ? [step.ball.value] : []));
    expect(values).toEqual([1, { r: expect.any(Number) }, 2, "end"]);
  });

  test("a value is told rightly while an exception is being handled", () => {
    const source =
      "def g():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        got = yield 1\n\nn = g()\nnext(n)\ntry:\n    n.send('sent')\nexcept StopIteration:\n    pass\n";
    expect(traced(source).steps.find((step) => step.ball?.how === "send")?.ball?.value).toBe("sent");
  });

  test("throw arrives at the yield, and what nobody catches goes back out", () => {
    const source = `${NUMBERS}n = numbers()\nnext(n)\ntry:\n    n.throw(KeyError('k'))\nexcept KeyError:\n    pass\n`;
    expect(handOvers(traced(source)).slice(2)).toEqual([
      "module[n.throw(KeyError('k'))] throw numbers[yield 1]",
      "numbers[yield 1] raise module[n.throw(KeyError('k'))]",
    ]);
  });

  test("close arrives at the yield; of one that never ran it is a step of its own", () => {
    const { steps } = traced(`${NUMBERS}n = numbers()\nnext(n)\nn.close()\nm = numbers()\nm.close()\n`);
    const closed = steps.filter((step) => step.ball?.how === "close");
    expect(closed.map((step) => [step.e, step.ball?.from, step.ball?.to])).toEqual([
      ["throw", 1, 2],
      ["close", 1, 3],
    ]);
  });

  test.each([
    ["for", "for x in numbers():\n    pass", "for"],
    ["list", "list(numbers())", "list()"],
    ["all over a generator expression", "all(x for x in [1])", "all()"],
    ["in", "1 in numbers()", "in"],
    ["unpacking", "a, b = numbers()", "unpacking"],
    ["a star in a call", "print(*numbers())", "unpacking"],
    ["zip in a for", "for x in zip(numbers()):\n    pass", "zip()"],
    ["a zip with a name", "z = zip(numbers())\nnext(z)", "zip()"],
  ])("%s pulls on behalf of its caller", (_who, program, via) => {
    expect(new Set(pullers(NUMBERS + program))).toEqual(new Set([via]));
  });

  test("with asks a context manager to begin and to end", () => {
    const source =
      "from contextlib import contextmanager\n@contextmanager\ndef section():\n    yield\nwith section():\n    pass\n";
    expect(pullers(source)).toEqual(["with", "with"]);
  });

  test("a chain of yield from is passed in one motion, there and back", () => {
    const source = `${NUMBERS}def outer():\n    yield from numbers()\n\no = outer()\nnext(o)\no.send(5)\n`;
    const through = traced(source).steps.flatMap((step) =>
      step.ball?.through ? [[step.e, step.ball.through]] : [],
    );
    expect(through).toEqual([
      ["yield", [2]],
      ["resume", [2]],
      ["yield", [2]],
    ]);
  });

  test("close of a chain closes the innermost first, which raises into the one that waited for it", () => {
    const source =
      "def inner():\n    try:\n        yield\n    finally:\n        print('bye')\n\ndef outer():\n    yield from inner()\n\no = outer()\nnext(o)\no.close()\n";
    expect(handOvers(traced(source)).slice(-3)).toEqual([
      "module[o.close()] close inner[yield]",
      "inner[yield] raise for yield from outer[yield from inner()]",
      "outer[yield from inner()] raise module[o.close()]",
    ]);
  });

  test("columns are counted as the browser counts them", () => {
    const source = `${NUMBERS}n = numbers()\nprint("é𝒳", next(n))\n`;
    expect(handOvers(traced(source))[0]).toBe("module[next(n)] next numbers[def numbers():]");
  });
});

describe("a hand-over is refused", () => {
  test("a value for one that has not begun", () => {
    const source = `${NUMBERS}n = numbers()\ntry:\n    n.send(3)\nexcept TypeError:\n    pass\n`;
    expect(handOvers(traced(source))).toEqual(["module[n.send(3)] refused send numbers[def numbers():]"]);
  });

  test("one that asks itself", () => {
    const source =
      "def me():\n    yield next(g)\n\ng = me()\ntry:\n    next(g)\nexcept ValueError:\n    pass\n";
    expect(handOvers(traced(source))[1]).toBe("me[next(g)] refused next me");
  });

  test("whatever is asked of one that is over", () => {
    const asking = ["next(n)", "n.send(3)", "n.close()", "n.throw(KeyError)", "n.close(1)"];
    const tries = asking.map((call) => `try:\n    ${call}\nexcept Exception:\n    pass\n`).join("");
    const trace = traced(`${NUMBERS}n = numbers()\nlist(n)\n${tries}list(n)\nnext(n, None)\n`);
    expect(handOvers(trace).slice(6)).toEqual([
      "module[next(n)] refused next numbers",
      "module[n.send(3)] refused send numbers",
      "module[n.close()] refused close numbers",
      "module[n.throw(KeyError)] refused throw numbers",
      "module[next(n, None)] refused next numbers",
    ]);
    const refused = trace.steps.filter((step) => step.ball?.refused);
    expect(refused.map(({ e, gs }) => [e, gs])).toEqual([
      ["raise", undefined],
      ["raise", undefined],
      ["close", undefined],
      ["raise", undefined],
      ["close", undefined],
    ]);
  });

  test("but not what asks through another, or asks nothing yet", () => {
    const through = "next(iter([]), None)\nnext(zip(n, n), None)\nnext((each for each in n), 0)\n";
    const sync = traced(`${NUMBERS}n = numbers()\nlist(n)\n${through}`);
    expect(sync.steps.filter((step) => step.ball?.refused)).toEqual([]);
    const source =
      "async def a():\n    yield 1\n\nasync def main():\n    it = a()\n    async for _ in it:\n        pass\n" +
      "    await anext(it, None)\n\nimport asyncio\nasyncio.run(main())\n";
    expect(traced(source).steps.filter((step) => step.ball?.refused)).toEqual([]);
  });

  test("the end of one is no refusal, though it ends in StopIteration", () => {
    const source = `${NUMBERS}n = numbers()\nnext(n)\nnext(n)\ntry:\n    next(n)\nexcept StopIteration:\n    pass\n`;
    const { steps } = traced(source);
    expect(steps.find((step) => step.e === "raise")).not.toHaveProperty("ball");
  });

  test("a yield in answer to close", () => {
    const source =
      "def g():\n    try:\n        yield 1\n    finally:\n        yield 2\n\nn = g()\nnext(n)\ntry:\n    n.close()\nexcept RuntimeError:\n    pass\n";
    const refused = traced(source).steps.find((step) => step.ball?.refused);
    expect(refused).toMatchObject({ e: "yield", x: 2, gs: { 2: "suspended" } });
  });
});

describe("coroutines", () => {
  test("await of a coroutine hands over and gets back, without the loop", () => {
    const source =
      "import asyncio\nasync def one():\n    return 1\nasync def main():\n    await one()\nasyncio.run(main())\n";
    expect(handOvers(traced(source))).toEqual([
      "loop wake main[async def main():]",
      "main[await one()] await one[async def one():]",
      "one[1] return main[await one()]",
      "main[await one()] return loop",
    ]);
  });

  test("a task that waits gives control to the loop, with what it waits on", () => {
    const source = "import asyncio\nasync def main():\n    await asyncio.sleep(2)\nasyncio.run(main())\n";
    const { steps } = traced(source);
    const wait = steps.find((step) => step.ball?.how === "wait");
    expect(wait).toMatchObject({
      ball: { value: { c: "asyncio.sleep(2)" } },
      st: [1, 3],
      gs: { 2: "suspended" },
    });
    expect(steps.find((step) => step.e === "resume")).toMatchObject({ t: 2, ball: { how: "wake", from: 3 } });
  });
});
