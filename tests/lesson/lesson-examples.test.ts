import { beforeAll, describe, expect, test } from "vitest";
import { builtInLesson } from "./support/built-in-lesson.ts";
import { type Python, startPython } from "./support/python.ts";

const { lesson, notes } = await builtInLesson();
const examples = lesson.steps.flatMap((step) =>
  step.code && step.code.runs.as !== "text" ? [{ ...step, code: step.code }] : [],
);

let python: Python;
beforeAll(async () => {
  python = await startPython();
}, 120_000);

describe("every example of the lesson runs as it stands", () => {
  test.each(examples)("$title", ({ id, code, question }) => {
    const outcome = python(code.setup, code.source, code.name);
    expect(outcome.exception).toBe(code.runs.as === "failing" ? code.runs.exception : null);
    const printed = outcome.stdout.trimEnd();
    if (question) expect(`\n\n${notes.answers[id]?.text}`).toContain(`\n\n${printed}`);
    else expect(printed).toBe(code.output?.text);
  });

  test("there are examples to run, and some that fail on purpose", () => {
    expect(examples.length).toBeGreaterThanOrEqual(25);
    expect(examples.some(({ code }) => code.runs.as === "failing")).toBe(true);
  });
});

describe("what the lesson says about its examples", () => {
  const source = (name: string) => {
    const found = examples.find(({ code }) => code.name === name);
    if (!found) throw new Error(`No example is called ${name}`);
    return found.code;
  };

  test("two fetches of 2 and 1 seconds take two together", () => {
    const { setup, source: program, name } = source("fetch.py");
    expect(python(setup, program, name).seconds).toBeCloseTo(2);
  });

  test("a forgotten coroutine gets a warning that it was never awaited", () => {
    const { setup, source: program, name } = source("forgot.py");
    expect(python(setup, program, name).stderr).toContain("was never awaited");
  });

  test("the form prints with the third resume", () => {
    const { setup, source: program, name } = source("form.py");
    const resumed = `${program}\nprint(next(f))\nprint(f.send("A"))\nf.send("B")`;
    expect(python(setup, resumed, name)).toMatchObject({
      stdout: "first?\nsecond?\nA B\n",
      exception: "StopIteration",
    });
  });

  test("a generator that was closed while it tidies up must not yield", () => {
    const program = "def g():\n  try: yield\n  finally: yield\nx = g()\nnext(x)\nx.close()";
    expect(python("", program, "closing.py").exception).toBe("RuntimeError");
  });

  test("a generator knows its return value after close, as the notes say", () => {
    const program =
      "def g():\n  try: yield\n  except GeneratorExit: return 'kept'\nx = g()\nnext(x)\nprint(x.close())";
    expect(python("", program, "closing.py").stdout).toBe("kept\n");
  });
});
