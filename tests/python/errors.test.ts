import { beforeAll, describe, expect, test } from "vitest";
import { errorWords } from "../../components/words/python-error-sentences.ts";
import { explainError, explainWarning } from "../../components/words/python-errors.ts";
import type { TraceEnd } from "../../domain/trace/trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { standardError, traceProgram } from "./support/trace-program.ts";

/** What the program does wrong, and a piece of the sentence that says so. Every error is one that Python itself raised. */
const errors: readonly (readonly [program: string, words: string])[] = [
  ["next(x for x in [])", "The generator is at its end"],
  [
    "async def a():\n    yield\nasync def m():\n    g = a()\n    await anext(g)\n    await anext(g)\ntry:\n    m().send(None)\nexcept RuntimeError as e:\n    raise e.__cause__ or e",
    "The async generator is at its end",
  ],
  ["def g():\n    next(me)\n    yield\nme = g()\nnext(me)", "The generator is running"],
  ["def g():\n    x = yield\ng().send(1)", "This generator has not reached its first yield"],
  ["async def c(): pass\nc().send(1)", "This coroutine has not reached its first yield"],
  ["def g():\n    yield next(iter([]))\nnext(g())", "A next() inside this generator"],
  ["async def c():\n    next(iter([]))\nc().send(None)", "A next() inside this coroutine"],
  [
    "def g():\n    try:\n        yield\n    finally:\n        yield\nx = g()\nnext(x)\nx.close()",
    "You close this generator",
  ],
  ["def g():\n    yield\ng()[0]", "A generator has no places"],
  ["def g():\n    yield\nlen(g())", "A generator does not know how many"],
  ["def g():\n    yield\ng()()", "that is already made"],
  ["next([1])", "a list does not; take iter()"],
  ["def g():\n    yield\ng().append(1)", "A generator has no .append"],
  [
    "async def c(): pass\nx = c()\ntry:\n    x.send(None)\nexcept StopIteration: pass\nx.send(None)",
    "it runs only once",
  ],
  [
    "import asyncio\nasync def c():\n    await asyncio.sleep(1)\nasync def w(x):\n    await x\nasync def m():\n    x = c()\n    t = asyncio.create_task(w(x))\n    await asyncio.sleep(0)\n    await x\nasyncio.run(m())",
    "Two places await the same coroutine",
  ],
  ["async def c():\n    await 3\nc().send(None)", "but not a int"],
  [
    "async def f(): pass\nasync def c():\n    async for x in f(): pass\nc().send(None)",
    "async for needs an async generator, and this is a coroutine",
  ],
  ["async def c():\n    async for x in [1]: pass\nc().send(None)", "use a plain for"],
  ["async def a():\n    yield\nfor x in a(): pass", "A plain for cannot wait"],
  ["async def c(): pass\nfor x in c(): pass", "You loop over a coroutine"],
  ["import asyncio\nwith asyncio.Lock(): pass", "A Lock does not work with this kind of with"],
  [
    "import asyncio\nasync def i(): pass\nasync def m():\n    asyncio.run(i())\nasyncio.run(m())",
    "use await here instead of asyncio.run()",
  ],
  [
    "import asyncio\nasync def i(): pass\nasync def m():\n    asyncio.get_running_loop().run_until_complete(i())\nasyncio.run(m())",
    "this code runs on it; use await here.",
  ],
  ["import asyncio\nasync def i(): pass\nasyncio.create_task(i())", "Nothing runs the loop yet"],
  [
    "import asyncio\nasync def m():\n    await asyncio.current_task()\nasyncio.run(m())",
    "A task waits here for its own end",
  ],
  ["import asyncio\nasync def m(): pass\nasyncio.run(m)", "Here Python wants a coroutine"],
  [
    "import asyncio\nasync def m():\n    async with asyncio.timeout(1):\n        await asyncio.sleep(2)\nasyncio.run(m())",
    "The time you allowed was over",
  ],
  [
    "import asyncio\nasync def m():\n    t = asyncio.create_task(asyncio.sleep(1))\n    t.cancel()\n    await t\nasyncio.run(m())",
    "Somebody cancelled the task",
  ],
  [
    "import asyncio\nasync def m():\n    asyncio.Future().result()\nasyncio.run(m())",
    "This future is not in the state",
  ],
  [
    "import asyncio\nasync def m():\n    f = asyncio.Future()\n    f.set_result(1)\n    f.set_result(2)\nasyncio.run(m())",
    "give it a result only once",
  ],
  ["raise ExceptionGroup('g', [ValueError(), TypeError()])", "2 errors arrive packed together"],
  [
    "import asyncio\nasync def bad():\n    raise ValueError\nasync def m():\n    async with asyncio.TaskGroup() as g:\n        g.create_task(bad())\nasyncio.run(m())",
    "One error arrives packed together",
  ],
  [
    "def f():\n    def g():\n        return later\n    g()\n    later = 1\nf()",
    "The outer function has not given later",
  ],
  ["print(undefined_thing)", "Nothing is called undefined_thing"],
  ["n = 1\ndef f():\n    n += 1\nf()", "say global or nonlocal"],
  ["x = [].sort()\nx.append(1)", "You ask None for .append"],
  ["(3).upper()", "A int has nothing called .upper"],
  ["import no_such_module", "There is no module no_such_module"],
  ["for x in 3: pass", "loop over or unpack a int"],
  ["x = 3\nx()", "this is a int and no function"],
  ["def f(a, b): pass\nf(1)", "too few arguments; add 'b'"],
  ["def f(a, b): pass\nf(1, 2, 3)", "it takes 2"],
  ["class A:\n    def m(): pass\nA().m()", "self counts as one"],
  ["def f(a): pass\nf(a=1, c=2)", "no parameter called c"],
  ["1 + 'a'", "Python cannot do + with int and str"],
  ["'a' + 1", "You join a str and a int"],
  ["len(3)", "A int does not know how many items"],
  ["x = None\nx[0]", "take a part out of a NoneType"],
  ["[1][5]", "places count from 0"],
  ["{}['k']", "The dictionary has no key 'k'"],
  ["1 / 0", "You divide by zero"],
  ["int('3.5')", "int() cannot read '3.5'"],
  ["a, b = 1, 2, 3", "more values than names"],
  ["a, b, c = 1, 2", "more names than values"],
  ["def f(): f()\nf()", "calls itself again and again"],
  ["def f():\nprint(1)", "the next line must be indented"],
  ["x = 1\n  y = 2", "for no reason"],
  ["def f():\n        x = 1\n    y = 2", "between two levels"],
  ["if 1:\n        x = 1\n\ty = 2", "Tabs and spaces are mixed"],
  ["yield 1", "yield works only within a function"],
  ["def f():\n    await g()", "await works only within an async function"],
  ["return 1", "return works only within a function"],
  ["x = (1,\n", "This ( is opened and never closed"],
  ["x = 'abc", "add the closing quote"],
  ["if True\n    pass", "A colon is missing"],
  ["if x = 3:\n    pass", "to compare two values, write =="],
  ["x = = 3", "Python cannot read this line"],
];

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

/** The error that ends the program. */
function errorOf(program: string): Extract<TraceEnd, { how: "failed" }> {
  const { end } = traceProgram(python, program);
  if (end.how === "failed") return end;
  throw new Error(`It ended otherwise: ${JSON.stringify(end)}`);
}

const forgotten = "async def save(): pass\nsave()\nprint('on')";

describe("errors in plain words", { timeout: 60_000 }, () => {
  test.each(errors)("%j", (program, words) => {
    const { type, message } = errorOf(program);
    expect(explainError(type, message)).toContain(words);
  });

  test("a coroutine that nobody awaits, which is only a warning", () => {
    const trace = traceProgram(python, forgotten);
    expect(trace.end).toEqual({ how: "finished" });
    expect(explainWarning(standardError(trace))).toContain("You called save() but nobody awaits it");
  });

  test("no pattern is here that no program reaches", () => {
    const reached = new Set(
      errors.map(([program]) => {
        const { type, message } = errorOf(program);
        return errorWords.find(([name, pattern]) => name === type && pattern.test(message));
      }),
    );
    const never = errorWords.filter((words) => !reached.has(words) && words[0] !== "RuntimeWarning");
    expect(never.map(([type, pattern]) => `${type} ${pattern}`)).toEqual([]);
  });
});
