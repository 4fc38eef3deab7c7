import { beforeAll, describe, expect, test } from "vitest";
import { openWorld, type WorldBoard, type WorldRun } from "./virtual-world.ts";

let run: (source: string, inputs?: string[]) => WorldRun;

beforeAll(async () => {
  run = await openWorld();
}, 180_000);

/** The boards at each `look()` of a program. */
function boards(body: string): WorldBoard[] {
  const { boards, failure } = run(`import asyncio, gc\n${body}\nasyncio.run(main())`);
  expect(failure).toBeNull();
  return boards;
}

/** 'Task-2: waiting, asyncio.sleep(1)': one line a task. */
function tasks(board: WorldBoard | undefined): string[] {
  return Object.values(board?.tasks ?? {}).map(
    ({ name, state, on }) => `${name}: ${state}${on === undefined ? "" : `, ${on}`}`,
  );
}

/** What Task-1 waits on while `awaited` is awaited. */
function waitsOn(awaited: string, before = ""): string | undefined {
  const [board] = boards(`
async def work():
    await asyncio.sleep(1)
async def main():
    queue, lock, event = asyncio.Queue(1), asyncio.Lock(), asyncio.Event()
    gate, condition, barrier = asyncio.Semaphore(0), asyncio.Condition(), asyncio.Barrier(2)
    loop = asyncio.get_running_loop()
    loop.call_later(0.25, look)
    loop.call_later(0.5, asyncio.current_task().cancel)
    ${before || "pass"}
    try:
        ${awaited}
    except asyncio.CancelledError: asyncio.current_task().uncancel()`);
  return board?.tasks.t1?.on;
}

describe("what a task waits on", () => {
  test.each([
    ["await asyncio.sleep(9)", "asyncio.sleep(9)"],
    ["await asyncio.sleep(0.75)", "asyncio.sleep(0.75)"],
    ["await queue.get()", "Queue.get()"],
    ["await asyncio.PriorityQueue().get()", "PriorityQueue.get()"],
    ["queue.put_nowait(1); await queue.put(2)", "Queue.put()"],
    ["queue.put_nowait(1); await queue.join()", "Queue.join()"],
    ["await event.wait()", "Event.wait()"],
    ["await gate.acquire()", "Semaphore.acquire()"],
    ["async with condition: await condition.wait()", "Condition.wait()"],
    ["await barrier.wait()", "Barrier.wait()"],
    ["await loop.create_future()", "Future"],
    ["await asyncio.create_task(work())", "Task-2"],
    ["await asyncio.create_task(work(), name='digger')", "digger"],
    ["await asyncio.gather(work(), work(), asyncio.sleep(0))", "gather: 1 of 3 done"],
    ["await asyncio.wait([asyncio.create_task(work())])", "wait: 0 of 1 done"],
    ["await asyncio.shield(work())", "shield of Task-2"],
    ["await asyncio.wait_for(queue.get(), 2)", "Queue.get(), timeout at 2.0"],
    ["await asyncio.wait_for(asyncio.create_task(work()), 2)", "Task-2, timeout at 2.0"],
    ["await asyncio.to_thread(__import__('time').sleep, 9)", "to_thread(sleep)"],
  ])("%s", (awaited, words) => {
    expect(waitsOn(awaited)).toBe(words);
  });

  test("async with of a lock and of a group, async for of as_completed", () => {
    expect(waitsOn("async with lock: pass", "await lock.acquire()")).toBe("Lock.acquire()");
    expect(
      waitsOn(
        "async with asyncio.TaskGroup() as group: group.create_task(work()); group.create_task(work())",
      ),
    ).toBe("TaskGroup: 2 left");
    expect(waitsOn("async for first in asyncio.as_completed([work(), work()]): pass")).toBe(
      "as_completed: 2 left",
    );
  });

  test("it is what the innermost coroutine of the program awaits, also behind __await__ and anext", () => {
    const [board] = boards(`
class Awaitable:
    def __await__(self): return (yield from asyncio.sleep(7).__await__())
async def generator():
    await Awaitable()
    yield
async def main():
    asyncio.get_running_loop().call_later(1, look)
    await anext(generator())`);
    expect(tasks(board)).toEqual(["Task-1: waiting, asyncio.sleep(7)"]);
  });
});

describe("how a task stands", () => {
  test("ready, running, waiting, and its end, also when nobody keeps the task", () => {
    const seen = boards(`
async def well(): await asyncio.sleep(1)
async def ill():
    await asyncio.sleep(1)
    raise ValueError
async def main():
    for work in (well(), ill()): asyncio.create_task(work)
    look()
    await asyncio.sleep(2)
    gc.collect()
    look()`);
    expect(seen.map(tasks)).toEqual([
      ["Task-1: running", "Task-2: ready", "Task-3: ready"],
      ["Task-1: running", "Task-2: finished", "Task-3: failed"],
    ]);
    expect(seen[0]?.ready).toEqual(["Task-2", "Task-3"]);
  });

  test("a cancellation is asked for, delivered, and survived or not", () => {
    const seen = boards(`
async def stubborn():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: await asyncio.sleep(1)
    look()
async def main():
    both = [asyncio.create_task(stubborn()), asyncio.create_task(asyncio.sleep(9))]
    await asyncio.sleep(0)
    for task in both: task.cancel()
    look()
    await asyncio.sleep(0.5)
    look()
    await asyncio.wait(both)`);
    expect(seen.map(tasks)).toEqual([
      ["Task-1: running", "Task-2: cancel-requested", "Task-3: cancel-requested"],
      ["Task-1: running", "Task-2: waiting, asyncio.sleep(1)", "Task-3: cancelled"],
      ["Task-1: waiting, wait: 1 of 2 done", "Task-2: running", "Task-3: cancelled"],
    ]);
  });

  test("one that nothing leads to is destroyed by the collector, as without us", () => {
    const { boards, lines, err } = run(`
import asyncio, gc
async def background():
    try: await asyncio.get_running_loop().create_future()
    finally: print("finally")
async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)
    look()
    gc.collect()
    look()
asyncio.run(main())`);
    expect(boards.map(tasks)).toEqual([
      ["Task-1: running", "Task-2: waiting, Future"],
      ["Task-1: running", "Task-2: destroyed"],
    ]);
    expect(lines).toEqual(["finally"]);
    expect(err).toContain("Task was destroyed but it is pending!");
  });

  test("one that starts another eagerly runs below it", () => {
    const [board] = boards(`
async def child(): look()
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(child())`);
    expect(tasks(board)).toEqual(["Task-1: running", "Task-2: running"]);
  });

  test("a program that replaces what is built in is looked at all the same", () => {
    const seen = boards(`
import builtins
builtins.sorted = builtins.round = builtins.reversed = builtins.min = None
async def main(): look()`);
    expect(seen.map(tasks)).toEqual([["Task-1: running"]]);
  });

  test("looking changes nothing: an error that nobody fetched is still told", () => {
    const { err } = run(`
import asyncio, gc
async def ill(): raise ValueError("unseen")
async def main():
    asyncio.create_task(ill())
    look()
    await asyncio.sleep(0)
    look()
    gc.collect()
asyncio.run(main())`);
    expect(err).toContain("Task exception was never retrieved");
  });
});

describe("the loop's queues", () => {
  test("timers, the earliest first, with whom they wake", () => {
    const [board] = boards(`
def bell(): pass
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(3, bell)
    asyncio.create_task(asyncio.sleep(2), name="sleeper")
    async with asyncio.timeout(5):
        await asyncio.sleep(0)
        look()`);
    expect(board?.timers).toEqual([
      [2, "sleeper"],
      [3, "callback of bell"],
      [5, "timeout: Task-1"],
    ]);
  });

  test("callbacks in the ready queue have the name of whoever waits for them", () => {
    const [board] = boards(`
async def quick(): pass
async def last(): look()
async def main(): await asyncio.gather(quick(), quick(), last())`);
    expect(board?.ready).toEqual(["callback of gather", "callback of gather"]);
  });
});
