import { beforeAll, describe, expect, test } from "vitest";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { questionProgram } from "./support/question-programs.ts";
import { standardError, traceProgram } from "./support/trace-program.ts";
import { TraceQuestions } from "./support/trace-questions.ts";

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

function ask(id: string): TraceQuestions {
  return new TraceQuestions(traceProgram(python, questionProgram(id).program));
}

/** When the baton moved, in virtual seconds. */
function timeOf(t: TraceQuestions, index: number): number {
  return t.at(index).time ?? 0;
}

describe("what learners ask about asyncio is answered by the picture", { timeout: 60_000 }, () => {
  test("q26: a coroutine that nobody awaits is created, gets no arrow, and goes with a warning", () => {
    const t = ask("q26");
    expect(t.movesOf("save")).toEqual(["main close (garbage collector) -> save"]);
    expect(t.states("save")).toEqual(["created", "never-run"]);
    expect(t.states("allowed")).toEqual(["created", "never-run"]);
    expect(t.states("allowed#2")).toEqual(["created", "running", "closed"]);
    const gone = t.trace.steps.findIndex(({ err }) => err?.includes("'save' was never awaited"));
    expect(gone).toBeLessThanOrEqual(t.first({ e: "line", line: 11 }));
    expect(standardError(t.trace)).toContain("coroutine 'allowed' was never awaited");
  });

  test("q28: tasks wait in the ready queue while main awaits a coroutine, and run when it sleeps", () => {
    const t = ask("q28");
    const made = t.first({ e: "line", line: 13 });
    expect(t.at(made).ready).toEqual(["Task-2", "Task-3"]);
    expect([t.state("greet", made), t.state("greet#2", made)]).toEqual(["created", "created"]);
    expect(t.tasks(made)).toEqual({ "Task-1": "running", "Task-2": "ready", "Task-3": "ready" });
    expect(t.movesOf("read")).toEqual(["main await -> read", "read return [] -> main"]);
    expect(t.states("main").slice(0, 4)).toEqual(["created", "running", "waiting", "running"]);
    const [slept] = t.moves(({ how }) => how === "wait");
    expect(t.tell(slept!)).toBe("main wait asyncio.sleep(0) -> loop");
    expect(t.at(slept!.index).ready).toEqual(["Task-2", "Task-3", "Task-1"]);
    expect(t.told(({ how, index }) => how === "wake" && index > slept!.index)).toEqual([
      "loop wake -> greet",
      "loop wake -> greet#2",
      "loop wake -> main",
    ]);
  });

  test("q29: each result drops into the tray at its own time, and main wakes when it is full", () => {
    const t = ask("q29");
    const returned = t.moves(
      ({ how, to, from }) => how === "return" && t.nameOf(to) === "loop" && t.nameOf(from) !== "main",
    );
    expect(returned.map((move) => [t.tell(move), timeOf(t, move.index)])).toEqual([
      ["fetch#3 return 2 -> loop", 0.05],
      ["fetch#2 return 1 -> loop", 0.1],
      ["fetch return 0 -> loop", 0.15],
    ]);
    const told = t.trace.steps.map((_, index) => t.at(index).frames.get(t.frame("main"))?.delegate);
    const waits = new Set(told.flatMap((delegate) => (delegate && "on" in delegate ? [delegate.on] : [])));
    expect([...waits].slice(0, 3)).toEqual([
      "gather: 0 of 3 done",
      "gather: 1 of 3 done",
      "gather: 2 of 3 done",
    ]);
    expect(t.tell(t.moves(({ how }) => how === "wake").at(-1)!)).toBe("loop wake -> main");
    expect(t.at(t.moves(({ how }) => how === "wait").at(-1)!.index).timers).toEqual([
      [0.05, "Task-4"],
      [0.1, "Task-3"],
      [0.15, "Task-2"],
    ]);
  });

  test("q31: main is over at 0.25, and asyncio.run itself cancels the one that waits until 0.3", () => {
    const t = ask("q31");
    const over = t.moves(({ how, from }) => how === "return" && t.nameOf(from) === "main")[0]!;
    expect(timeOf(t, over.index)).toBe(0.25);
    expect(t.state("spin", over.index)).toBe("suspended");
    expect(t.at(over.index).timers).toEqual([[0.3, "Task-2"]]);
    expect(t.told(({ index }) => index > over.index)).toEqual([
      "loop throw CancelledError() (asyncio.run) -> spin",
      "spin raise CancelledError() (asyncio.run) -> loop",
    ]);
    const thrown = t.moves(({ how }) => how === "throw")[0]!;
    expect(t.text(thrown.toAt!)).toBe("await asyncio.sleep(0.1)");
    expect(t.tasks(thrown.index - 1)["Task-2"]).toMatch(/^cancel-requested/);
    expect(t.tasks(-1)["Task-2"]).toBe("cancelled");
  });

  test("q32: a task that nobody holds is collected: GeneratorExit goes into its await, and it ends without a result", () => {
    const t = ask("q32");
    const [close] = t.moves(({ how }) => how === "close");
    expect(t.tell(close!)).toBe("main close GeneratorExit() (garbage collector) -> background");
    expect(t.text(close!.fromAt!)).toBe("gc.collect()");
    expect(t.text(close!.toAt!)).toMatch(/^await /);
    expect(t.first({ line: 8, from: close!.index })).toBeLessThan(t.printed("background: finally") + 1);
    expect(t.states("background").at(-1)).toBe("collected");
    expect(t.tasks(-1)["Task-2"]).toBe("destroyed");
    expect(standardError(t.trace)).toContain("Task was destroyed but it is pending!");
  });

  test("q34: bad fails and its error reaches main at once; ok goes on by its timer, with nobody waiting", () => {
    const t = ask("q34");
    const failed = t.moves(({ how }) => how === "raise")[0]!;
    expect(t.tell(failed)).toBe("bad raise ValueError(ping failed) -> loop");
    expect(t.state("bad", failed.index)).toBe("failed");
    const thrown = t.moves(({ how }) => how === "throw")[0]!;
    expect(t.tell(thrown)).toBe("loop throw ValueError(ping failed) -> main");
    expect(timeOf(t, thrown.index)).toBe(0);
    expect(t.state("ok", thrown.index)).toBe("suspended");
    expect(t.tasks(thrown.index)).toMatchObject({
      "Task-2": "waiting: asyncio.sleep(0.1)",
      "Task-3": "failed",
    });
    expect(timeOf(t, t.printed("ok finished anyway"))).toBe(0.1);
    expect(t.states("bad#2").at(-1)).toBe("failed");
    expect(t.tasks(-1)).toMatchObject({ "Task-1": "finished", "Task-4": "finished", "Task-5": "failed" });
  });

  test("q35: the group asks slow to cancel, waits for it, and packs the errors; the pack meets the except lines", () => {
    const t = ask("q35");
    expect(t.told().slice(5)).toEqual([
      "bad raise ValueError(bug) -> loop",
      "loop throw CancelledError() -> slow",
      "slow raise CancelledError() -> loop",
      "loop wake -> main",
      "main return null -> loop",
    ]);
    const thrown = t.moves(({ how }) => how === "throw")[0]!;
    expect(t.tasks(thrown.index - 1)["Task-2"]).toMatch(/^cancel-requested/);
    expect(t.seen("main", thrown.index).delegate).toEqual({ on: "TaskGroup: 1 left" });
    const packed = t.where({ e: "raise" }).at(-1)!;
    expect(t.seen("main", packed).line).toBe(15);
    expect(t.read(t.trace.steps[packed]!.x!, t.at(packed))).toMatch(
      /^ExceptionGroup\(unhandled errors in a TaskGroup/,
    );
    expect(t.where({ line: 18, from: packed })).not.toEqual([]);
    expect(t.where({ line: 19 })).toEqual([]);
    expect(t.tasks(-1)).toMatchObject({ "Task-2": "cancelled", "Task-3": "failed" });
  });

  test("q37: one unfinished beside no items, and no timer but the timeout", () => {
    const t = ask("q37");
    const taken = t.printed("got a");
    expect(t.locals("main", taken).q).toMatchObject({ type: "Queue", unfinished: 1 });
    expect(t.locals("main", taken).q).not.toHaveProperty("items");
    expect(t.at(taken).ready).toEqual([]);
    expect(t.at(taken).timers).toEqual([[0.2, "timeout: Task-1"]]);
    expect(t.tasks(taken)["Task-1"]).toBe("waiting: Queue.join(), timeout at 0.2");
    expect(t.state("main", taken)).toBe("suspended");
    expect(t.told(({ how }) => how === "wait")).toEqual([
      "main wait Queue.join() -> loop",
      "main wait Queue.get() -> loop",
    ]);
    expect(timeOf(t, t.printed("nobody will put"))).toBe(0.3);
  });

  test("q38: three lanes are parked between reading and writing; with the lock one holds it and two wait", () => {
    const t = ask("q38");
    const third = t.moves(({ how, from }) => how === "wait" && t.nameOf(from) === "deposit#3")[0]!;
    for (const name of ["deposit", "deposit#2", "deposit#3"]) {
      expect(t.state(name, third.index)).toBe("suspended");
      expect(t.locals(name, third.index)).toMatchObject({ old: 0, account: { money: 0 } });
    }
    const locked = t.moves(({ how, from }) => how === "wait" && t.nameOf(from) === "deposit#6")[0]!;
    expect(t.tell(locked)).toBe("deposit#6 wait Lock.acquire() -> loop");
    expect(["deposit#5", "deposit#6"].map((name) => t.seen(name, locked.index).line)).toEqual([5, 5]);
    expect(t.seen("deposit#4", locked.index).line).toBe(7);
    expect(t.locals("deposit#4", locked.index).guard).toMatchObject({ type: "Lock", locked: true });
  });

  test("q40: an async generator, a coroutine: each lane says its kind, and async for on the wrong one makes no arrow", () => {
    const t = ask("q40");
    const kinds = ["ticks", "fetch", "fetch#2", "ticks#2"].map((name) => t.seen(name, -1).kind);
    expect(kinds).toEqual(["async-generator", "coroutine", "coroutine", "async-generator"]);
    expect(t.movesOf("fetch")).toEqual(["main close (garbage collector) -> fetch"]);
    expect(t.states("fetch")).toEqual(["created", "never-run"]);
    expect(t.movesOf("fetch#2")).toEqual(["main await -> fetch#2", "fetch#2 return <ticks#2> -> main"]);
    expect(t.movesOf("ticks#2").slice(0, 4)).toEqual([
      "main next (async for) -> ticks#2",
      "ticks#2 wait asyncio.sleep(0.05) -> through main loop",
      "loop wake -> through main ticks#2",
      "ticks#2 yield 0 (async for) -> main",
    ]);
  });

  test("q41: async with pauses at its beginning and at its end, and others run just there", () => {
    const t = ask("q41");
    const pauses = t.moves(({ how, through }) => how === "wait" && (through ?? []).includes(t.frame("main")));
    expect(pauses.map((move) => t.nameOf(move.from))).toEqual([
      "Connection.__aenter__",
      "Connection.__aexit__",
    ]);
    expect(pauses.map(({ index }) => t.seen("main", index).line)).toEqual([20, 20]);
    const body = t.first({ e: "line", line: 21 });
    const closing = t.first({ e: "line", line: 9 });
    expect(t.where({ frame: t.frame("other"), from: body }).filter((index) => index < closing)).toEqual([]);
    expect(t.output(body)).toContain("    other 1\n");
    expect(t.output(body)).not.toContain("    other 2\n");
  });

  test("q43: a task that waits for itself is refused; a lock that waits for its owner is seen by nobody but the board", () => {
    const t = ask("q43");
    const refused = t.moves((move) => move.refused === true && t.nameOf(move.from) === "close_all");
    expect(refused).toHaveLength(1);
    expect(t.tell(refused[0]!)).toContain("Task cannot await on itself");
    expect(t.states("close_all").at(-1)).toBe("failed");
    const waits = t.moves(({ how, from }) => how === "wait" && t.nameOf(from) === "main").at(-1)!;
    expect(t.tell(waits)).toBe("main wait Lock.acquire() -> loop");
    expect(t.locals("main", waits.index).lock).toMatchObject({ type: "Lock", locked: true });
    expect(t.at(waits.index).ready).toEqual([]);
    expect(t.at(waits.index).timers).toEqual([[0.1, "timeout: Task-1"]]);
    expect(t.tasks(waits.index)["Task-1"]).toBe("waiting: Lock.acquire(), timeout at 0.1");
  });

  test("q44: at the error the loop is on its own stack, and the coroutine is made and never run", () => {
    const t = ask("q44");
    const error = t.where({ e: "raise" })[0]!;
    expect(t.at(error).stack.map((frame) => t.nameOf(frame))).toEqual(["module", "loop", "main", "helper"]);
    expect(t.states("inner")).toEqual(["created", "never-run"]);
    expect(t.movesOf("inner")).toEqual(["main close (garbage collector) -> inner"]);
    expect(t.movesOf("inner#2")).toEqual(["main await -> inner#2", "inner#2 return 42 -> main"]);
    expect(t.movesOf("inner#3")).toEqual(["loop wake -> inner#3", "inner#3 return 42 -> loop"]);
    const running = t.first({ e: "call", frame: t.frame("inner#3") });
    expect(t.at(running).stack.map((frame) => t.nameOf(frame))).toEqual([
      "module",
      "helper#2",
      "loop",
      "inner#3",
    ]);
  });
});
