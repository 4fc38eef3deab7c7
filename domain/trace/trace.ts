import * as z from "zod/mini";
import { positiveNumber, someText, text, wholeNumber } from "../schema.ts";

/**
 * A trace: one execution of one program, as the tracer in `python/` records it. It is a list of steps, each a
 * difference to the step before; `player.ts` folds them. Keys are short because traces are long.
 * Lines count from 1, columns from 0 in UTF-16 units, ends of columns excluded.
 */
export const TRACE_VERSION = 1;

/** How many steps a trace may have at the most; what a run is given by default. */
export const MAX_TRACE_STEPS = 5_000;
export const USUAL_TRACE_STEPS = 1_000;

/** How large a trace may be as JSON, in UTF-16 units. */
export const MAX_TRACE_SIZE = 2_000_000;

/** One activation of a function, one generator, one coroutine ... Numbered from 1 in the order of their appearance. */
export const FrameId = positiveNumber;
export type FrameId = z.infer<typeof FrameId>;

/** An object that has an identity to show. Never used again for another object. */
export const ObjectId = positiveNumber;
export type ObjectId = z.infer<typeof ObjectId>;

export const FrameKind = z.enum([
  "module",
  "function",
  "class-body",
  "generator",
  "generator-expression",
  "coroutine",
  "async-generator",
  /** A built-in iterator that the program can see: zip, map, a list's iterator. Its locals are its position and source. */
  "iterator",
  /** The event loop: it stands on the stack between `asyncio.run` and the task that it runs. */
  "loop",
]);
export type FrameKind = z.infer<typeof FrameKind>;

/**
 * States that the tracer tells of. That a frame runs or waits for what it called follows from the stack.
 * `collected`: suspended, and collected before its end. `never-run`: created, and collected.
 */
export const ToldState = z.enum([
  "created",
  "running",
  "suspended",
  "closed",
  "failed",
  "collected",
  "never-run",
]);
export type ToldState = z.infer<typeof ToldState>;

/** Line, column, last line, column after the last character. */
export const SourceRange = z.tuple([positiveNumber, wholeNumber, positiveNumber, wholeNumber]);
export type SourceRange = z.infer<typeof SourceRange>;

/**
 * A value as it is shown. Whole numbers, short strings, booleans and None stand for themselves.
 * `f`: a float or complex number as Python writes it. `i`: a whole number too large for a plain one, perhaps
 * shortened. `s`: the beginning of a string of `n` characters. `y`: bytes as Python writes them, perhaps shortened.
 * `t`: a tuple, of `n` items when shortened. `r`: an object. `g`: a generator and the like, which is a frame.
 * `c`: what has only a name: a class, a module, a built-in function, as '<class int>'.
 */
export type Value =
  | number
  | string
  | boolean
  | null
  | { f: string }
  | { i: string }
  | { s: string; n: number }
  | { y: string }
  | { t: Value[]; n?: number | undefined }
  | { r: ObjectId }
  | { g: FrameId }
  | { c: string };

const shortText = text(0, 400);

export const Value: z.ZodMiniType<Value> = z.lazy(() =>
  z.union([
    z.int(),
    shortText,
    z.boolean(),
    z.null(),
    z.strictObject({ f: shortText }),
    z.strictObject({ i: shortText }),
    z.strictObject({ s: shortText, n: wholeNumber }),
    z.strictObject({ y: shortText }),
    z.strictObject({ t: z.array(Value).check(z.maxLength(40)), n: z.optional(wholeNumber) }),
    z.strictObject({ r: ObjectId }),
    z.strictObject({ g: FrameId }),
    z.strictObject({ c: shortText }),
  ]),
);

/** An object with an identity. `n` is how many items or pairs it has when not all are here. */
export const TracedObject = z.strictObject({
  kind: z.enum(["list", "set", "dict", "instance", "exception", "function", "other"]),
  /** The name of its class: `list`, `deque`, `Countdown`, `ValueError`. A function's is its qualified name. */
  type: shortText,
  items: z.optional(z.array(Value).check(z.maxLength(40))),
  pairs: z.optional(z.array(z.tuple([Value, Value])).check(z.maxLength(40))),
  /** Attributes of an instance; the free variables of a function, with the frame that they live in when it is known. */
  attrs: z.optional(
    z
      .array(z.union([z.tuple([shortText, Value]), z.tuple([shortText, Value, FrameId])]))
      .check(z.maxLength(40)),
  ),
  /** Of an exception: what it was raised from, or while handling. */
  cause: z.optional(Value),
  n: z.optional(wholeNumber),
});
export type TracedObject = z.infer<typeof TracedObject>;

/** A frame that is seen for the first time. `line` is where its code begins; absent where there is no code of the program's. */
export const NewFrame = z.strictObject({
  id: FrameId,
  kind: FrameKind,
  name: shortText,
  line: z.optional(positiveNumber),
});
export type NewFrame = z.infer<typeof NewFrame>;

export const HandOverKind = z.enum([
  // To the one that is resumed:
  "next",
  "send",
  "throw",
  "close",
  /** `await` of a coroutine: its body begins in the same task. */
  "await",
  /** The loop resumes a task. */
  "wake",
  // And back:
  "yield",
  /** A task gives control to the loop, to wait for something. */
  "wait",
  "return",
  "raise",
]);
export type HandOverKind = z.infer<typeof HandOverKind>;

/**
 * The baton moves from one frame to another. `via` says who asks on behalf of `from` where no call is written:
 * 'for', 'list()', 'in', 'unpacking', 'with', 'yield from', 'garbage collector', 'asyncio.run'.
 * `through`: frames that delegate, outermost first, which it passes untouched. `refused`: it bounces off.
 */
export const HandOver = z.strictObject({
  from: FrameId,
  to: FrameId,
  how: HandOverKind,
  value: z.optional(Value),
  via: z.optional(shortText),
  through: z.optional(z.array(FrameId).check(z.maxLength(200))),
  fromAt: z.optional(SourceRange),
  toAt: z.optional(SourceRange),
  refused: z.optional(z.literal(true)),
});
export type HandOver = z.infer<typeof HandOver>;

/** What a delegating frame waits for: another frame, or a thing of the library in words, as `asyncio.sleep(1)`. */
export const Delegate = z.union([z.strictObject({ to: FrameId }), z.strictObject({ on: shortText })]);
export type Delegate = z.infer<typeof Delegate>;

export const TracedTask = z.strictObject({
  /** `Task-1`, counted per run, or the name it was given. */
  name: shortText,
  /** The coroutine that it drives. */
  frame: z.nullable(FrameId),
  state: z.enum([
    "ready",
    "running",
    "waiting",
    "cancel-requested",
    "finished",
    "cancelled",
    "failed",
    /** Collected by the garbage collector while it still waited. */
    "destroyed",
  ]),
  /** What it waits on, in words. */
  on: z.optional(shortText),
});
export type TracedTask = z.infer<typeof TracedTask>;

/** The key of a task in a trace: `t1`, `t2` ... in the order of their making. */
export const TaskKey = z.string().check(z.regex(/^t[1-9][0-9]{0,5}$/));
export type TaskKey = z.infer<typeof TaskKey>;

export const TraceEvent = z.enum([
  /** `line` runs next. */
  "line",
  /** A function's, generator's or coroutine's body begins. */
  "call",
  /** A generator or the like was made, and runs nothing yet. */
  "create",
  "resume",
  "yield",
  "return",
  /** An exception arrives from outside, at the line that was suspended. */
  "throw",
  /** An exception is raised here. */
  "raise",
  /** An exception leaves this frame. */
  "unwind",
  /** A frame was closed or collected without running; or it was over already, and what it is asked does nothing. */
  "close",
  /** Something on the loop or in a library happened between two lines: a task was made, a cancellation asked for. */
  "loop",
  /** The program is over; always the last step. */
  "end",
]);
export type TraceEvent = z.infer<typeof TraceEvent>;

const byFrame = <T extends z.ZodMiniType>(value: T) =>
  z.record(z.string().check(z.regex(/^[1-9][0-9]{0,8}$/)), value);

export const TraceStep = z.strictObject({
  e: TraceEvent,
  /** The frame where it happens, and the line that this frame is on. */
  f: FrameId,
  l: positiveNumber,
  /** The part of the line that it is about. */
  at: z.optional(SourceRange),
  /** Frames that are new with this step. */
  new: z.optional(z.array(NewFrame)),
  /** The stack, the caller first, when it changed. */
  st: z.optional(z.array(FrameId).check(z.maxLength(300))),
  /** States that changed, by frame. */
  gs: z.optional(byFrame(ToldState)),
  /** Locals that are new or changed, by frame and name; and names that are gone. */
  v: z.optional(byFrame(z.record(z.string(), Value))),
  del: z.optional(byFrame(z.array(shortText))),
  /** Objects that are new or changed, by id; null: no name leads to it any more. */
  h: z.optional(byFrame(z.nullable(TracedObject))),
  /** Delegates that changed, by frame; null: none any more. */
  aw: z.optional(byFrame(z.nullable(Delegate))),
  ball: z.optional(HandOver),
  /** What was printed since the step before: standard output, and standard error. */
  o: z.optional(z.string()),
  err: z.optional(z.string()),
  /** The value returned or yielded, or the exception, of `return`, `yield`, `throw`, `raise` and `unwind`. */
  x: z.optional(Value),
  /** Virtual seconds since the program began, when it changed. */
  t: z.optional(z.number().check(z.nonnegative())),
  /** Tasks that are new or changed. */
  tk: z.optional(z.record(TaskKey, TracedTask)),
  /** The loop's ready queue when it changed, the first to run first: tasks, or callbacks in words. */
  q: z.optional(z.array(shortText).check(z.maxLength(100))),
  /** The loop's timers when they changed, the earliest first: when in virtual seconds, and which task or callback. */
  tm: z.optional(z.array(z.tuple([z.number(), shortText])).check(z.maxLength(100))),
});
export type TraceStep = z.infer<typeof TraceStep>;

/** How the program came to its end. */
export const TraceEnd = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("finished") }),
  /** `sys.exit`. */
  z.strictObject({ how: z.literal("exited"), code: shortText }),
  z.strictObject({
    how: z.literal("failed"),
    /** The exception's class, and its text. */
    type: shortText,
    message: text(0, 2_000),
    /** As Python prints it, of the program's own lines. */
    traceback: text(0, 20_000),
    /** Where in the program; null where it is not the program's. */
    at: z.nullable(SourceRange),
  }),
  z.strictObject({
    how: z.literal("stopped"),
    why: z.enum([
      "steps",
      "events",
      "output",
      "size",
      /** No sign of life for a while: ended from outside. */
      "silence",
      "memory",
      /** Nothing is ready, no timer is set: nobody can wake anybody. */
      "deadlock",
      /** The interpreter broke down. */
      "crash",
      /** By the button. */
      "asked",
    ]),
    /** Who waits on what, for a deadlock. */
    detail: z.optional(text(0, 2_000)),
  }),
  /** It asked for a line of input and there was none left. */
  z.strictObject({ how: z.literal("input"), prompt: text(0, 2_000) }),
]);
export type TraceEnd = z.infer<typeof TraceEnd>;

export const Trace = z.strictObject({
  v: z.literal(TRACE_VERSION),
  /** The version of Python that ran it. */
  python: text(1, 40),
  /** The name of the file, and its text: a trace can be shown by itself. */
  name: text(1, 80),
  source: text(0, 100_000),
  steps: z.array(TraceStep).check(z.minLength(1), z.maxLength(MAX_TRACE_STEPS + 1)),
  end: TraceEnd,
});
export type Trace = z.infer<typeof Trace>;

/** Names a trace: SHA-256 of its JSON, the first 32 hex digits. */
export const TraceHash = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export type TraceHash = z.infer<typeof TraceHash>;

/** What is known of a trace before it is fetched. */
export const TraceRef = z.object({ hash: TraceHash, frames: positiveNumber, name: someText });
export type TraceRef = z.infer<typeof TraceRef>;
