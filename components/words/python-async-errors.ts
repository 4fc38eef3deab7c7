import type { ErrorWords } from "./python-error-words.ts";

/** Errors of coroutines, tasks and the loop. */
export const asyncErrorWords: readonly ErrorWords[] = [
  [
    "RuntimeWarning",
    /^coroutine '(.+)' was never awaited/,
    (name) =>
      `You called ${name}() but nobody awaits it, so its body never runs; write await in front of the call, or make a task of it.`,
  ],
  [
    "RuntimeError",
    /^cannot reuse already awaited coroutine/,
    "This coroutine has run to its end, and it runs only once; call its function again for a new one.",
  ],
  [
    "RuntimeError",
    /^coroutine is being awaited already/,
    "Two places await the same coroutine at once; make a task of it, which many may await.",
  ],
  [
    "TypeError",
    /^'(.+?)' object can't be awaited|^object (.+?) can't be used in 'await' expression/,
    (first, second) =>
      `You can await a coroutine, a task or a future, but not a ${first || second}; leave out await, or make the function async.`,
  ],
  [
    "TypeError",
    /^'async for' requires an object with __aiter__ method, got (.+)/,
    (type) =>
      type === "coroutine"
        ? "async for needs an async generator, and this is a coroutine; await it first, or put yield into its function."
        : `async for needs an async generator, and this is a ${type}; use a plain for.`,
  ],
  [
    "TypeError",
    /^'(async_generator|coroutine)' object is not iterable/,
    (type) =>
      type === "coroutine"
        ? "You loop over a coroutine; await it to get its result, and loop over that."
        : "A plain for cannot wait; use async for with an async generator, within an async function.",
  ],
  [
    "TypeError",
    /^'(.+?)' object does not support the (?:asynchronous )?context manager protocol/,
    (type) =>
      `A ${type.split(".").at(-1)} does not work with this kind of with; async with is for what waits to open, with for all others.`,
  ],
  [
    "RuntimeError",
    /^asyncio\.run\(\) cannot be called from a running event loop/,
    "A loop is already running, and this code runs on it; use await here instead of asyncio.run().",
  ],
  [
    "RuntimeError",
    /^This event loop is already running/,
    "A loop is already running, and this code runs on it; use await here.",
  ],
  [
    "RuntimeError",
    /^no running event loop/,
    "Nothing runs the loop yet; do this within an async function that asyncio.run() starts.",
  ],
  [
    "RuntimeError",
    /^Task cannot await on itself/,
    "A task waits here for its own end, which would never come; await another one.",
  ],
  [
    "TypeError",
    /^(?:An asyncio\.Future, a coroutine or an awaitable is required|a coroutine was expected)/,
    "Here Python wants a coroutine; call the async function with its brackets, and pass what it gives.",
  ],
  [
    "TimeoutError",
    /^/,
    "The time you allowed was over before the work was done; allow more, or catch TimeoutError and go on without.",
  ],
  [
    "CancelledError",
    /^/,
    "Somebody cancelled the task you wait for; catch CancelledError if that is expected, and raise it again in the task itself.",
  ],
  [
    "InvalidStateError",
    /^(?:invalid state|Result is not set|Exception is not set)/,
    "This future is not in the state you count on: await it before you ask for its result, and give it a result only once.",
  ],
  [
    "ExceptionGroup",
    /^(.*) \((\d+) sub-exceptions?\)$/s,
    (_text, number) =>
      `${number === "1" ? "One error arrives" : `${number} errors arrive`} packed together, often from a task group; catch the kind you mean with except*.`,
  ],
];
