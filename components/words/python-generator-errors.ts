import type { ErrorWords } from "./python-error-words.ts";

/** Errors of generators; they stand before the general words for the same classes. */
export const generatorErrorWords: readonly ErrorWords[] = [
  [
    "StopIteration",
    /^/,
    "The generator is at its end and next() or send() has nothing to give; use a for loop, next(g, default), or catch StopIteration.",
  ],
  [
    "StopAsyncIteration",
    /^/,
    "The async generator is at its end and has nothing more to give; use async for, which stops by itself.",
  ],
  [
    "ValueError",
    /^generator already executing/,
    "The generator is running, so nobody can resume it, and it not itself; let it reach a yield first.",
  ],
  [
    "TypeError",
    /^can't send non-None value to a just-started (generator|coroutine|async generator)/,
    (kind) =>
      `This ${kind} has not reached its first yield, so nothing is there to take the value; call next() on it once before you send.`,
  ],
  [
    "RuntimeError",
    /^(?:async )?(generator|coroutine) raised Stop(?:Async)?Iteration/,
    (kind) =>
      `A next() inside this ${kind} found its iterator at the end, and nobody caught that; catch StopIteration there and return.`,
  ],
  [
    "RuntimeError",
    /^(?:async )?(generator|coroutine) ignored GeneratorExit/,
    (kind) =>
      `You close this ${kind}, but it yields once more instead of ending; do not yield in its except or finally.`,
  ],
  [
    "TypeError",
    /^'(generator|async_generator)' object is not subscriptable/,
    "A generator has no places to pick from, it gives one value after the other; take them with next(), or make a list of it.",
  ],
  [
    "TypeError",
    /^object of type '(generator|async_generator)' has no len\(\)/,
    "A generator does not know how many values will come; make a list of it first, or count while you loop.",
  ],
  [
    "TypeError",
    /^'(generator|coroutine|async_generator)' object is not callable/,
    "You call a generator or coroutine that is already made; the brackets belong to the function that makes it.",
  ],
  [
    "TypeError",
    /^'(.+?)' object is not an iterator/,
    (type) =>
      `next() needs something that remembers its place, and a ${type} does not; take iter() of it first.`,
  ],
  [
    "AttributeError",
    /^'generator' object has no attribute '(.+?)'/,
    (name) => `A generator has no .${name}; it has send(), throw() and close(), or make a list of it first.`,
  ],
];
