import { beforeAll, describe, expect, test } from "vitest";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { traceProgram } from "./support/trace-program.ts";
import { TraceQuestions } from "./support/trace-questions.ts";

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

const TWINS = "for a in xs:\n    for b in xs:\n        if b == 2:\n            break\n";

function ask(source: string): TraceQuestions {
  const trace = traceProgram(python, source);
  expect(checkTrace(trace)).toEqual({ ok: true, value: null });
  return new TraceQuestions(trace);
}

function iteratorsOf(source: string): string[] {
  const fresh = ask(source).trace.steps.flatMap((step) => step.new ?? []);
  return fresh.filter(({ kind }) => kind === "iterator").map(({ name }) => name);
}

describe("loops inside of one another over one container have an iterator each", () => {
  test.each([
    ["a list", "xs = [1, 2]\n", "list_iterator"],
    ["a tuple", "xs = 1, 2\n", "tuple_iterator"],
    ["a range", "xs = range(3)\n", "range_iterator"],
    ["a dict", "xs = {1: 1, 2: 2}\n", "dict_keyiterator"],
  ])("%s", (_what, container, iterator) => {
    expect(iteratorsOf(container + TWINS)).toEqual([iterator, iterator]);
  });

  test("one that is left by break is closed, and goes on in its lane when the loop begins anew", () => {
    const t = ask(`xs = [1, 2]\n${TWINS}print()\n`);
    expect(t.states("list_iterator#2")).toEqual(["suspended", "closed", "suspended", "closed"]);
    expect(t.states("list_iterator")).toEqual(["suspended", "closed"]);
    expect(t.locals("list_iterator#2", t.where({ line: 4 }).at(-1)!)).toMatchObject({ position: 2 });
  });

  test("those of a generator wait with it", () => {
    const t = ask(
      "def pairs(xs):\n    for a in xs:\n        for b in xs:\n            yield a, b\n\np = pairs([1, 2])\nnext(p)\nnext(p)\np.close()\nprint()\n",
    );
    expect(t.locals("list_iterator#2", t.first({ line: 9 }))).toEqual({ source: [1, 2], position: 2 });
    expect(t.state("list_iterator#2", -1)).toBe("closed");
  });
});

describe("other loops stay as they are", () => {
  test.each([
    ["over two lists", "xs = [1]\nys = [1]\nfor a in xs:\n    for b in ys:\n        pass\n"],
    ["one after the other", "xs = [1]\nfor a in xs:\n    pass\nfor b in xs:\n    pass\n"],
    ["over a name that changes", "xs = [1]\nfor a in xs:\n    xs = [2]\n    for b in xs:\n        pass\n"],
    [
      "over an object of a class of the program's",
      "class L(list):\n    pass\n\nxs = L([1, 2])\nprint([1 for a in xs for b in xs])\n",
    ],
    [
      "in a class with a namespace",
      "class C:\n    xs = [1]\n    for a in xs:\n        for b in xs:\n            pass\n",
    ],
  ])("%s", (_what, program) => {
    expect(iteratorsOf(program)).toEqual([]);
  });

  test("a function that is called again and again does not flood the screen", () => {
    const source =
      "def f(xs):\n    return [1 for a in xs for b in xs]\n\nfor _ in range(20):\n    f([1, 2])\n";
    expect(iteratorsOf(source)).toHaveLength(6);
  });

  test("a long comprehension does not use up the steps of the run", () => {
    const { steps, end } = ask("xs = range(90)\nprint(len([1 for a in xs for b in xs]))\n").trace;
    expect(end).toEqual({ how: "finished" });
    expect(steps.length).toBeLessThan(70);
  });
});
