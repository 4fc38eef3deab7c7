import { beforeAll, describe, expect, test } from "vitest";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import type { Trace, TraceStep } from "../../domain/trace/trace.ts";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { standardOutput, traceProgram } from "./support/trace-program.ts";

let python: TracingPython;

beforeAll(async () => {
  python = await openTracingPython();
}, 180_000);

function trace(source: string): Trace {
  return traceProgram(python, source);
}

/** The tasks that a step tells of: 'Task-2: waiting, asyncio.sleep(1)'. */
function told(step: TraceStep | undefined): string[] {
  return Object.values(step?.tk ?? {}).map(({ name, state, on }) =>
    on === undefined ? `${name}: ${state}` : `${name}: ${state}, ${on}`,
  );
}

describe("the board in a trace", () => {
  test("who gives only the turn stands at the end of the queue, who waits says on what and until when", () => {
    const { steps } = trace(`
import asyncio
async def other(): pass
async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await asyncio.sleep(1)
asyncio.run(main())`);
    const [turn, wait] = steps.filter((step) => step.ball?.how === "wait");
    expect([told(turn), turn?.q]).toEqual([["Task-1: ready"], ["Task-2", "Task-1"]]);
    expect(told(wait)).toContain("Task-1: waiting, asyncio.sleep(1), timeout at 2.0");
    expect(wait?.tm).toEqual([
      [1, "Task-1"],
      [2, "timeout: Task-1"],
    ]);
  });

  test("a cancellation that a group asks for is a step of its own, with everybody in the queue", () => {
    const { steps } = trace(`
import asyncio
async def slow(): await asyncio.sleep(9)
async def bad(): raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(bad())
    except ExceptionGroup: pass
asyncio.run(main())`);
    const asked = steps.find((step) => step.e === "loop");
    expect(told(asked)).toEqual(["Task-1: cancel-requested", "Task-2: cancel-requested", "Task-3: failed"]);
    expect(asked?.q).toEqual(["Task-2", "Task-1"]);
  });

  test("a deadlock ends the trace where everybody waits", () => {
    const { steps, end } = trace(`
import asyncio
async def main():
    lock = asyncio.Lock()
    async with lock:
        await lock.acquire()
try: asyncio.run(main())
except BaseException: print("swallowed")
finally: print("never")`);
    expect(end).toEqual({ how: "stopped", why: "deadlock", detail: "Task-1 waits on Lock.acquire()" });
    expect(told(steps.findLast((step) => step.tk))).toEqual(["Task-1: waiting, Lock.acquire()"]);
  });

  test("input that is missing ends it with the prompt on the screen", () => {
    const asked = trace("for _ in range(3):\n    try: input('name? ')\n    except: pass\nprint('never')");
    expect(asked.end).toEqual({ how: "input", prompt: "name? " });
    expect(standardOutput(asked)).toBe("name? ");
  });
});

describe("every trace follows the rules", () => {
  test.each([
    [
      "threads that sleep, one in another, and one with a loop of its own",
      `
import asyncio, time
def work(n):
    time.sleep(n)
    print("worked", n)
def looping():
    asyncio.run(asyncio.sleep(1))
async def tick():
    for _ in range(3):
        await asyncio.sleep(0.7)
async def main():
    await asyncio.gather(tick(), *(asyncio.to_thread(work, n) for n in (1, 2)), asyncio.to_thread(looping))
asyncio.run(main())`,
    ],
    [
      "a task that starts eagerly",
      `
import asyncio
async def child():
    await asyncio.sleep(1)
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(child())
asyncio.run(main())`,
    ],
    [
      "await at the top level, and an async generator left open",
      `
import asyncio
async def count():
    try:
        while True:
            await asyncio.sleep(1)
            yield
    finally:
        await asyncio.sleep(1)
generator = count()
async for _ in generator: break
await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))`,
    ],
  ])("%s", (_what, source) => {
    const traced = trace(source);
    expect(traced.end).toEqual({ how: "finished" });
    expect(checkTrace(traced)).toMatchObject({ ok: true });
  });
});
