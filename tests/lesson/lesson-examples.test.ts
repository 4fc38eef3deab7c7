import { beforeAll, describe, expect, test } from "vitest";
import type { Code } from "../../domain/lesson/lesson.ts";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import { MAX_TRACE_SIZE, type Trace, USUAL_TRACE_STEPS } from "../../domain/trace/trace.ts";
import { traceExample } from "../../scripts/make-traces.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { codeToTrace } from "../../server/lesson/trace-shelf.ts";
import { builtInLesson } from "./support/built-in-lesson.ts";

const { lesson, notes, traces } = await builtInLesson();
const programs = lesson.steps.flatMap((step) =>
  step.code && step.code.runs.as !== "text" ? [{ ...step, code: step.code }] : [],
);
const examples = programs.filter((step) => codeToTrace(step) !== null);

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

const printed = ({ steps }: Trace) => steps.map(({ o }) => o ?? "").join("");
const complaints = ({ steps }: Trace) => steps.map(({ err }) => err ?? "").join("");
const exception = ({ end }: Trace) => (end.how === "failed" ? end.type : null);

/**
 * A trace with the numbers of its objects left out: where Python uses an address again, one that is passed on and seen
 * nowhere else may get the number of the one before it.
 */
const withoutObjects = (json: string): unknown =>
  JSON.parse(json, (key, value) => (key === "h" ? undefined : key === "r" ? 0 : value));

describe("every program of the lesson runs as it stands", () => {
  test.each(programs)("$title", ({ id, code, question }) => {
    const trace = traceExample(python, code);
    expect(trace.end.how).toBe(code.runs.as === "failing" ? "failed" : "finished");
    expect(exception(trace)).toBe(code.runs.as === "failing" ? code.runs.exception : null);
    const output = printed(trace).trimEnd();
    if (question) expect(`\n\n${notes.answers[id]?.text}`).toContain(`\n\n${output}`);
    else expect(output).toBe(code.output?.text);
  });

  test("there are programs to run, and some that fail on purpose", () => {
    expect(programs.length).toBeGreaterThanOrEqual(25);
    expect(programs.some(({ code }) => code.runs.as === "failing")).toBe(true);
  });
});

describe("every example is stepped through by its trace, made at the build: `npm run build` makes it", () => {
  test.each(examples)("$title", ({ code, frames }) => {
    const json = traces.get(code.trace?.hash ?? "");
    const again = traceExample(python, code);
    expect(withoutObjects(json ?? "null")).toEqual(withoutObjects(JSON.stringify(again)));
    expect(frames).toBe(again.steps.length);
    expect(frames).toBeLessThanOrEqual(USUAL_TRACE_STEPS);
    expect(json?.length).toBeLessThan(MAX_TRACE_SIZE);
    expect(checkTrace(again)).toEqual({ ok: true, value: null });
  });
});

describe("what the lesson says about its examples", () => {
  const run = (change: Partial<Code> & Pick<Code, "name">): Trace => {
    const found = programs.find(({ code }) => code.name === change.name);
    if (!found) throw new Error(`No example is called ${change.name}`);
    return traceExample(python, { ...found.code, ...change });
  };
  const sourceOf = (name: string) => programs.find(({ code }) => code.name === name)?.code.source ?? "";

  test("two fetches of 2 and 1 seconds take two together", () => {
    const times = run({ name: "fetch.py" }).steps.flatMap(({ t }) => t ?? []);
    expect(times.at(-1)).toBe(2);
  });

  test("a forgotten coroutine gets a warning that it was never awaited", () => {
    expect(complaints(run({ name: "forgot.py" }))).toContain("was never awaited");
  });

  test("the form prints with the third resume", () => {
    const source = `${sourceOf("form.py")}\nprint(next(f))\nprint(f.send("A"))\nf.send("B")`;
    const trace = run({ name: "form.py", source });
    expect(printed(trace)).toBe("first?\nsecond?\nA B\n");
    expect(exception(trace)).toBe("StopIteration");
  });

  test("a generator that was closed while it tidies up must not yield", () => {
    const source = "def g():\n  try: yield\n  finally: yield\nx = g()\nnext(x)\nx.close()";
    expect(exception(run({ name: "lines.py", source }))).toBe("RuntimeError");
  });

  test("a generator knows its return value after close, as the notes say", () => {
    const source =
      "def g():\n  try: yield\n  except GeneratorExit: return 'kept'\nx = g()\nnext(x)\nprint(x.close())";
    expect(printed(run({ name: "lines.py", source }))).toBe("kept\n");
  });
});
