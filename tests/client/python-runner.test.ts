import { beforeEach, describe, expect, test } from "vitest";
import { createRunner } from "../../client/python/runner.ts";
import type { Runner, RunnerState } from "../../client/python/runner-state.ts";
import type { Sandbox } from "../../client/python/sandbox.ts";
import type { RunnerFailure } from "../../client/runner-failure.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { RunRequest } from "../../domain/trace/run-report.ts";
import { MAX_TRACE_STEPS, Trace, type TraceStep } from "../../domain/trace/trace.ts";
import { HandClock } from "../support/clock.ts";
import { HandSandbox } from "./support/hand-sandbox.ts";

const REQUEST: RunRequest = {
  name: "main.py",
  source: "print(1)\nprint(2)",
  setup: "",
  inputs: [],
  seed: 1,
  limits: { steps: 1_000, output: 64_000, size: 2_000_000 },
};
const FIRST: TraceStep = {
  e: "line",
  f: 1,
  l: 1,
  new: [{ id: 1, kind: "module", name: "module", line: 1 }],
  st: [1],
};
const SECOND: TraceStep = { e: "line", f: 1, l: 2 };
const LAST: TraceStep = { e: "end", f: 1, l: 2, st: [] };
const FINISHED = { end: { how: "finished" as const }, python: "3.14.2" };

type Opened = Result<Sandbox, RunnerFailure>;

let clock: HandClock;
let sandbox: HandSandbox;
let opened: (result: Opened) => void;
let progress: (bytes: number, total: number) => void;
let openings: number;
let runner: Runner;
let states: RunnerState[];

beforeEach(() => begin(1));

function begin(spares: number): void {
  clock = new HandClock();
  sandbox = new HandSandbox();
  openings = 0;
  runner = createRunner({
    clock,
    spares,
    open: (onProgress) =>
      new Promise((resolve) => {
        openings += 1;
        opened = resolve;
        progress = onProgress;
      }),
  });
  states = [];
  runner.subscribe(() => states.push(runner.getSnapshot()));
}

/** Lets promises that are settled tell so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function open(result: Opened = ok(sandbox)): Promise<void> {
  opened(result);
  await settled();
}

async function makeReady(): Promise<void> {
  runner.load();
  await open();
  sandbox.ready(1);
}

describe("loading", () => {
  test("nothing is fetched before it is asked for", () => {
    expect(runner.getSnapshot()).toEqual({ is: "idle" });
    expect(openings).toBe(0);
  });

  test("tells of bytes, of the start and of being ready", async () => {
    runner.load();
    progress(5, 10);
    progress(10, 10);
    await open();
    sandbox.ready(1);
    expect(states).toEqual([
      { is: "loading", bytes: 0, total: 0 },
      { is: "loading", bytes: 5, total: 10 },
      { is: "loading", bytes: 10, total: 10 },
      { is: "starting" },
      { is: "ready" },
    ]);
    expect(sandbox.orders).toEqual(["start 1", "warm 1"]);
  });

  test("happens once", async () => {
    runner.load();
    runner.load();
    await open();
    runner.load();
    expect(openings).toBe(1);
  });

  test.each(["unreachable", "unsupported"] as const)("says that it is %s, and tries again", async (why) => {
    runner.load();
    await open(refuse(why));
    expect(runner.getSnapshot()).toEqual({ is: "failed", why });
    runner.load();
    await open();
    sandbox.ready(1);
    expect(runner.getSnapshot()).toEqual({ is: "ready" });
  });

  test("boots plainly when the snapshot does not work", async () => {
    runner.load();
    await open();
    sandbox.broken(1);
    expect(runner.getSnapshot()).toEqual({ is: "starting" });
    sandbox.ready(2);
    expect(sandbox.orders).toEqual(["start 1", "end 1", "start 2 plain", "warm 2"]);
    expect(runner.getSnapshot()).toEqual({ is: "ready" });
  });

  test("a Python that never boots is given up, and so is Python then", async () => {
    runner.load();
    await open();
    clock.advance(60_000);
    clock.advance(60_000);
    expect(sandbox.orders).toEqual(["start 1", "end 1", "start 2 plain", "end 2", "close"]);
    expect(runner.getSnapshot()).toEqual({ is: "failed", why: "broken" });
    expect(await Promise.race([runner.run(REQUEST), open().then(() => "opening")])).toBe("opening");
    expect(openings).toBe(2);
  });

  test("keeps as many warm as it was told to, one after the other", async () => {
    begin(2);
    await makeReady();
    expect(sandbox.orders).toEqual(["start 1", "warm 1", "start 2"]);
    sandbox.ready(2);
    expect(sandbox.orders).toEqual(["start 1", "warm 1", "start 2", "warm 2"]);
  });
});

describe("running", () => {
  test("gives the steps as they come, and the whole trace", async () => {
    await makeReady();
    const steps: number[] = [];
    const result = runner.run(REQUEST, (some) => steps.push(some.length));
    expect(runner.getSnapshot()).toEqual({ is: "running", steps: 0 });
    sandbox.report(1, { steps: [FIRST] });
    expect(runner.getSnapshot()).toEqual({ is: "running", steps: 1 });
    sandbox.report(1, { steps: [SECOND, LAST] });
    sandbox.report(1, FINISHED);
    const { name, source } = REQUEST;
    const trace = { v: 1, python: "3.14.2", name, source, steps: [FIRST, SECOND, LAST], end: FINISHED.end };
    expect(await result).toEqual(ok(trace));
    expect(steps).toEqual([1, 2]);
  });

  test("each run has a Python of its own", async () => {
    await makeReady();
    const result = runner.run(REQUEST);
    sandbox.report(1, { steps: [FIRST, LAST] });
    sandbox.report(1, FINISHED);
    await result;
    expect(runner.getSnapshot()).toEqual({ is: "starting" });
    sandbox.ready(2);
    expect(runner.getSnapshot()).toEqual({ is: "ready" });
    expect(sandbox.orders).toEqual(["start 1", "warm 1", "run 1", "end 1", "start 2", "warm 2"]);
  });

  test("waits for Python, and fetches it when nobody has", async () => {
    const result = runner.run(REQUEST);
    expect(openings).toBe(1);
    await open();
    expect(runner.getSnapshot()).toEqual({ is: "starting" });
    sandbox.ready(1);
    expect(runner.getSnapshot()).toEqual({ is: "running", steps: 0 });
    expect(sandbox.orders, "no warming up when somebody waits").toEqual(["start 1", "run 1"]);
    runner.stop();
    expect(await result).toMatchObject({ ok: true });
  });

  test("one at a time", async () => {
    await makeReady();
    void runner.run(REQUEST);
    expect(await runner.run(REQUEST)).toEqual(refuse("busy"));
  });

  test("says why when Python cannot be had", async () => {
    const result = runner.run(REQUEST);
    await open(refuse("unreachable"));
    expect(await result).toEqual(refuse("unreachable"));
  });

  test("called off before it began, nothing runs", async () => {
    const result = runner.run(REQUEST);
    runner.stop();
    expect(await result).toEqual(refuse("called-off"));
    await open();
    sandbox.ready(1);
    expect(sandbox.orders).toEqual(["start 1", "warm 1"]);
  });

  test("after a kill the spare is ready at once, and another boots", async () => {
    begin(2);
    await makeReady();
    sandbox.ready(2);
    void runner.run(REQUEST);
    runner.stop();
    expect(runner.getSnapshot()).toEqual({ is: "ready" });
    expect(sandbox.orders.slice(-3)).toEqual(["run 1", "end 1", "start 3"]);
  });

  test("a spare that breaks down while it waits is replaced", async () => {
    begin(2);
    await makeReady();
    sandbox.ready(2);
    sandbox.broken(1);
    expect(sandbox.orders.slice(-2)).toEqual(["end 1", "start 3"]);
    void runner.run(REQUEST);
    expect(sandbox.orders.at(-1)).toBe("run 2");
  });
});

describe("what ends from outside keeps its steps", () => {
  async function endedBy(end: () => void): Promise<Trace> {
    await makeReady();
    const result = runner.run(REQUEST);
    sandbox.report(1, { steps: [FIRST, SECOND] });
    end();
    const { value } = (await result) as { value: Trace };
    expect(sandbox.orders).toContain("end 1");
    return Trace.parse(value);
  }

  test("silence for 5 s", async () => {
    const trace = await endedBy(() => clock.advance(5_000));
    expect(trace.end).toEqual({ how: "stopped", why: "silence" });
    expect(trace.steps).toEqual([FIRST, SECOND, LAST]);
  });

  test("a sign of life counts anew", async () => {
    await makeReady();
    void runner.run(REQUEST);
    clock.advance(4_900);
    sandbox.report(1, { steps: [FIRST] });
    clock.advance(4_900);
    expect(runner.getSnapshot()).toEqual({ is: "running", steps: 1 });
    clock.advance(100);
    expect(runner.getSnapshot().is).not.toBe("running");
    expect(clock.waiting, "only the patience for the next Python").toBe(1);
  });

  test.each([
    ["a breakdown", () => sandbox.broken(1), "crash"],
    ["coming back without a word", () => sandbox.over(1), "crash"],
    ["Stop", () => runner.stop(), "asked"],
    ["nonsense", () => sandbox.say(1, "{"), "crash"],
    ["a step that is none", () => sandbox.say(1, '{"steps":[{"e":"jump"}]}'), "crash"],
    ["more than a trace may hold", () => flood(), "size"],
    ["more steps than a trace may have", () => flood(SECOND), "steps"],
  ] as const)("%s", async (_what, end, why) => {
    const trace = await endedBy(end);
    expect(trace.end).toEqual({ how: "stopped", why });
    expect(trace.steps.at(-1)).toEqual(LAST);
  });

  function flood(step: TraceStep = { ...SECOND, o: "x".repeat(500_000) }): void {
    for (let times = 0; times <= MAX_TRACE_STEPS && runner.getSnapshot().is === "running"; times++) {
      sandbox.report(1, { steps: [step] });
    }
  }

  test("nothing at all was heard: there is still a module", async () => {
    await makeReady();
    const result = runner.run(REQUEST);
    clock.advance(5_000);
    const { value } = (await result) as { value: Trace };
    expect(Trace.parse(value).steps).toEqual([{ ...FIRST, e: "end", st: [] }]);
  });

  test("an end without a step is no trace of a program", async () => {
    await makeReady();
    const result = runner.run(REQUEST);
    sandbox.report(1, FINISHED);
    expect(await result).toMatchObject({ ok: true, value: { end: { how: "stopped", why: "crash" } } });
  });

  test("what a Python says after its end is not of the next run", async () => {
    await makeReady();
    void runner.run(REQUEST);
    runner.stop();
    const next = runner.run(REQUEST);
    sandbox.ready(2);
    sandbox.report(1, { steps: [FIRST] });
    sandbox.report(1, FINISHED);
    expect(runner.getSnapshot()).toEqual({ is: "running", steps: 0 });
    runner.stop();
    await next;
  });
});
