import { beforeAll, describe, expect, test } from "vitest";
import { openWorld, type WorldRun } from "./virtual-world.ts";

let run: (source: string, inputs?: string[]) => WorldRun;

beforeAll(async () => {
  run = await openWorld();
}, 180_000);

/** What it prints, and how many virtual seconds it took. `now()` tells the time inside. */
function lines(body: string): string[] {
  const { lines, failure, now } = run(
    `import asyncio, time\ndef now(): return asyncio.get_running_loop().time()\n${body}`,
  );
  expect(failure).toBeNull();
  return [...lines, `ends at ${now}`];
}

describe("time", () => {
  test("an hour of sleep takes an hour of virtual time", () => {
    expect(lines("asyncio.run(asyncio.sleep(3600))")).toEqual(["ends at 3600"]);
  });

  test("many short sleeps are as long as a long one, to the digit", () => {
    expect(
      lines(`
async def short():
    for _ in range(8): await asyncio.sleep(0.1)
    print("short", now())
async def long():
    await asyncio.sleep(0.8)
    print("long", now())
async def main(): await asyncio.gather(long(), short())
asyncio.run(main())`),
    ).toEqual(["long 0.8", "short 0.8", "ends at 0.8"]);
  });

  test("timers that are due together go in the order in which they were set", () => {
    const order = Array.from({ length: 20 }, (_, index) => String(index)).join(" ");
    expect(
      lines(`
out = []
async def sleeper(n):
    await asyncio.sleep(1)
    out.append(str(n))
async def main(): await asyncio.gather(*(sleeper(n) for n in range(20)))
asyncio.run(main())
print(*out)`)[0],
    ).toBe(order);
  });

  test("a far future comes, and the loop goes on after it", () => {
    expect(
      lines("async def main():\n  await asyncio.sleep(1e12)\n  await asyncio.sleep(1)\nasyncio.run(main())"),
    ).toEqual([`ends at ${1e12 + 1}`]);
  });

  test("a blocking time.sleep makes everybody late", () => {
    expect(
      lines(`
async def tick():
    for _ in range(2):
        await asyncio.sleep(1)
        print("tick", now())
async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0)
    time.sleep(5)
    await task
asyncio.run(main())`),
    ).toEqual(["tick 5.0", "tick 6.0", "ends at 6"]);
  });

  test("all clocks of Python tell the same time, which begins at the same moment in every run", () => {
    const program = `
import datetime
time.sleep(1.5)
print(time.monotonic(), time.perf_counter(), time.monotonic_ns(), time.time(), time.strftime("%H:%M:%S"))
print(datetime.datetime.now(), datetime.date.today(), isinstance(datetime.datetime.now(), datetime.date))`;
    expect(lines(program)).toEqual([
      "1.5 1.5 1500000000 1767258001.5 09:00:01",
      "2026-01-01 09:00:01.500000 2026-01-01 True",
      "ends at 1.5",
    ]);
  });

  test("after a run the clock and asyncio are what they were", () => {
    run("import asyncio, time\ntime.sleep(5)\nasyncio.run(asyncio.Event().wait())");
    expect(run("import time\nprint(time.monotonic())").lines).toEqual(["0.0"]);
  });
});

const programs: readonly (readonly [what: string, body: string, printed: string[]])[] = [
  [
    "gather gives results in its own order",
    `async def late(n):
    await asyncio.sleep(3 - n)
    print("done", n)
    return n
async def main(): print(await asyncio.gather(late(0), late(1), late(2)))`,
    ["done 2", "done 1", "done 0", "[0, 1, 2]", "ends at 3"],
  ],
  [
    "a full Queue holds its producer up",
    `async def main():
    queue = asyncio.Queue(1)
    async def producer():
        for n in range(3):
            await queue.put(n)
            print("put", n, now())
    task = asyncio.create_task(producer())
    for _ in range(3):
        await asyncio.sleep(1)
        print("got", await queue.get())
        queue.task_done()
    await queue.join()`,
    ["put 0 0.0", "got 0", "put 1 1.0", "got 1", "put 2 2.0", "got 2", "ends at 3"],
  ],
  [
    "PriorityQueue gives the smallest, LifoQueue the last",
    `async def main():
    for queue in (asyncio.PriorityQueue(), asyncio.LifoQueue()):
        for n in (2, 1, 3): await queue.put(n)
        print([await queue.get() for _ in range(3)])`,
    ["[1, 2, 3]", "[3, 1, 2]", "ends at 0"],
  ],
  [
    "a TaskGroup cancels the others in the order of their making, and gathers the errors",
    `async def slow(n):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
async def bad():
    await asyncio.sleep(1)
    raise ValueError("x")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(6): group.create_task(slow(n))
            group.create_task(bad())
    except ExceptionGroup as errors: print(errors.exceptions)`,
    [...[0, 1, 2, 3, 4, 5].map((n) => `cancelled ${n}`), "(ValueError('x'),)", "ends at 1"],
  ],
  [
    "timeout and wait_for",
    `async def main():
    try:
        async with asyncio.timeout(2): await asyncio.sleep(9)
    except TimeoutError: print("timeout", now())
    try: await asyncio.wait_for(asyncio.Event().wait(), 0.5)
    except TimeoutError: print("wait_for", now())`,
    ["timeout 2.0", "wait_for 2.5", "ends at 2.5"],
  ],
  [
    "wait gives the first, in order",
    `async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 1, 9, 8, 7, 6)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], [task.get_name() for task in pending])`,
    ["[1, 1] ['Task-4', 'Task-5', 'Task-6', 'Task-7']", "ends at 1"],
  ],
  [
    "as_completed begins in order and gives the first that is done",
    `async def work(n):
    print("begin", n)
    await asyncio.sleep(n)
    return n
async def main():
    for first in asyncio.as_completed([work(n) for n in (3, 1, 2)]): print(await first)`,
    ["begin 3", "begin 1", "begin 2", "1", "2", "3", "ends at 3"],
  ],
  [
    "shield keeps the inner task going",
    `async def inner():
    await asyncio.sleep(2)
    print("inner done", now())
async def main():
    task = asyncio.create_task(inner())
    try: await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError: print("timeout", now())
    await task`,
    ["timeout 1.0", "inner done 2.0", "ends at 2"],
  ],
  [
    "what a thread sleeps does not block the loop",
    `def blocking(n):
    time.sleep(n)
    return n
async def tick():
    for _ in range(2):
        await asyncio.sleep(1)
        print("tick", now())
async def main():
    ticking = asyncio.create_task(tick())
    print(await asyncio.gather(asyncio.to_thread(blocking, 2.5), asyncio.to_thread(blocking, 1.5)))
    print(await asyncio.get_running_loop().run_in_executor(None, blocking, 1))`,
    ["tick 1.0", "tick 2.0", "[2.5, 1.5]", "1", "ends at 3.5"],
  ],
  [
    "what a thread prints comes when it would, between the others, and nobody is woken late",
    `def blocking(what, n):
    print(what, "begins", time.monotonic())
    time.sleep(n)
    print(what, "ends", time.monotonic())
async def tick():
    await asyncio.sleep(1)
    print("tick", now())
async def main():
    await asyncio.gather(tick(), asyncio.to_thread(blocking, "a", 2), asyncio.to_thread(blocking, "b", 1.5))
    print(now())
    asyncio.get_running_loop().run_in_executor(None, blocking, "c", 1)
    await asyncio.sleep(0.5)`,
    [
      ...["a begins 0.0", "b begins 0.0", "tick 1.0", "b ends 1.5", "a ends 2.0", "2.0"],
      ...["c begins 2.0", "c ends 3.0", "ends at 3"],
    ],
  ],
  [
    "a thread may run a loop of its own, and knows of no other",
    `def thread():
    try: asyncio.get_running_loop()
    except RuntimeError as error: print(error)
    asyncio.run(asyncio.sleep(2))
    return time.monotonic()
async def main(): print(await asyncio.to_thread(thread), now())`,
    ["no running event loop", "2.0 2.0", "ends at 2"],
  ],
  [
    "a Lock, a Semaphore and a BoundedSemaphore",
    `async def use(what, guard):
    async with guard:
        await asyncio.sleep(1)
        print(what, now())
async def main():
    lock, two = asyncio.Lock(), asyncio.Semaphore(2)
    await asyncio.gather(*(use("lock", lock) for _ in range(2)), *(use("two", two) for _ in range(3)))
    try: asyncio.BoundedSemaphore().release()
    except ValueError as error: print(error)`,
    [
      "lock 1.0",
      "two 1.0",
      "two 1.0",
      "lock 2.0",
      "two 2.0",
      "BoundedSemaphore released too many times",
      "ends at 2",
    ],
  ],
  [
    "Event, Condition and Barrier",
    `async def main():
    event, condition, barrier = asyncio.Event(), asyncio.Condition(), asyncio.Barrier(2)
    async def waiter():
        await event.wait()
        print("event", now())
        async with condition: await condition.wait()
        print("condition", now())
        await barrier.wait()
        print("barrier", now())
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    event.set()
    await asyncio.sleep(1)
    async with condition: condition.notify()
    await asyncio.sleep(1)
    await barrier.wait()
    await task`,
    ["event 1.0", "condition 2.0", "barrier 3.0", "ends at 3"],
  ],
  [
    "a bare Future, call_soon, call_later and call_at",
    `async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_at(2, future.set_result, "set")
    loop.call_later(1, lambda: print("later", now()))
    loop.call_soon(print, "soon")
    print(await future)`,
    ["soon", "later 1.0", "set", "ends at 2"],
  ],
  [
    "an async generator that is left is closed when the loop ends",
    `async def count():
    try:
        while True:
            await asyncio.sleep(1)
            yield now()
    finally:
        await asyncio.sleep(1)
        print("closed", now())
async def main():
    global generator
    generator = count()
    async for moment in generator: break
    print("left", moment)`,
    ["left 1.0", "closed 2.0", "ends at 2"],
  ],
  [
    "eager tasks run at once, and have their names",
    `async def child():
    print("child in", asyncio.current_task().get_name())
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(child())
    print("after", task.done())`,
    ["child in Task-2", "after True", "ends at 0"],
  ],
  [
    "a task has its own context",
    `import contextvars
who = contextvars.ContextVar("who", default="main")
async def child():
    who.set("child")
    await asyncio.sleep(1)
    return who.get()
async def main(): print(await asyncio.create_task(child()), who.get())`,
    ["child main", "ends at 1"],
  ],
  [
    "asyncio.run inside a loop is refused in Python's own words",
    `async def main():
    coroutine = asyncio.sleep(0)
    try: asyncio.run(coroutine)
    except RuntimeError as error: print(error)
    coroutine.close()`,
    ["asyncio.run() cannot be called from a running event loop", "ends at 0"],
  ],
];

describe("asyncio", () => {
  test.each(programs)("%s", (_what, body, printed) => {
    expect(lines(`${body}\nasyncio.run(main())`)).toEqual(printed);
  });

  test("asyncio.run twice, with debug, with a loop's class, by a Runner and by hand", () => {
    expect(
      lines(`
async def main(): return asyncio.current_task().get_name(), now()
asyncio.run(asyncio.sleep(1))
print(asyncio.run(main(), debug=True))
print(asyncio.run(main(), loop_factory=asyncio.SelectorEventLoop))
with asyncio.Runner() as runner: print(runner.run(main()))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.close()
try: asyncio.get_event_loop()
except RuntimeError as error: print(error)`),
    ).toEqual([
      // A run ends with two tasks of asyncio's own.
      "('Task-4', 1.0)",
      "('Task-7', 1.0)",
      "('Task-10', 1.0)",
      "('Task-13', 1.0)",
      "There is no current event loop in thread 'MainThread'.",
      "ends at 1",
    ]);
  });

  test("await at the top level", () => {
    expect(lines("print(await asyncio.sleep(2, 'woken'), now())")).toEqual(["woken 2.0", "ends at 2"]);
  });

  test("sys.exit in a task ends the program", () => {
    const { failure } = run("import asyncio, sys\nasync def main(): sys.exit(3)\nasyncio.run(main())");
    expect(failure).toBe("SystemExit: 3");
  });

  test("equal runs give equal orders, whatever was run in between", () => {
    const program = `
import asyncio
async def work(n):
    await asyncio.sleep(1)
    print(n)
async def main():
    for task in asyncio.as_completed([work(n) for n in range(30)]): await task
    for n in range(30): asyncio.create_task(work(n))
    print([task.get_name() for task in asyncio.all_tasks()])
asyncio.run(main())`;
    const first = run(program);
    run("keep = [object() for _ in range(997)]");
    expect(run(program)).toEqual(first);
    expect(first.lines.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, n) => String(n)));
  });
});

describe("deadlock", () => {
  const deadlock = `
import asyncio
async def other(lock):
    async with lock: pass
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.gather(other(lock), asyncio.Queue().get(), asyncio.Event().wait())
`;

  test("it is named: who waits on what", () => {
    expect(run(`${deadlock}asyncio.run(main())`).stop).toEqual([
      "Deadlock",
      "Task-1 waits on gather: 0 of 3 done\nTask-2 waits on Lock.acquire()\nTask-3 waits on Queue.get()\nTask-4 waits on Event.wait()",
    ]);
  });

  test("a timer that never comes is none", () => {
    const { stop } = run("import asyncio, math\nasyncio.run(asyncio.sleep(math.inf))");
    expect(stop).toEqual(["Deadlock", "Task-1 waits on asyncio.sleep(inf)"]);
  });

  test("except Exception does not swallow it, and a bare except gets it again", () => {
    expect(run(`${deadlock}try: asyncio.run(main())\nexcept Exception: print("swallowed")`).lines).toEqual(
      [],
    );
    const bare = run(`${deadlock}
for _ in range(3):
    try: asyncio.run(main())
    except: print("again")
asyncio.run(asyncio.sleep(0))`);
    expect(bare.lines).toEqual(["again", "again", "again"]);
    expect(bare.failure).toMatch(/^Deadlock/);
  });

  test("nothing of it is told in the next run", () => {
    run(`${deadlock}asyncio.run(main())`);
    expect(run("import gc\ngc.collect()\nprint('well')")).toMatchObject({ lines: ["well"], err: "" });
  });
});
