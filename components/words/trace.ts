import type { FrameKind, TracedTask, TraceEnd } from "../../domain/trace/trace.ts";
import type { FrameState } from "../../domain/trace/trace-state.ts";
import { count } from "./common.ts";

/** Every state that a frame or a task may be in. */
export type ShownState = FrameState | TracedTask["state"];

/** States in words, as names of frames end with them: 'averager, suspended'. */
export const stateWords: Record<ShownState, string> = {
  created: "created",
  running: "running",
  waiting: "waiting",
  suspended: "suspended",
  closed: "closed",
  failed: "failed",
  collected: "collected",
  "never-run": "never run",
  ready: "ready",
  "cancel-requested": "cancel requested",
  finished: "finished",
  cancelled: "cancelled",
  destroyed: "destroyed",
};

/** What kind of thing a frame is, beside its name; empty where the name says it. */
export const kindWords: Record<FrameKind, string> = {
  module: "",
  function: "function",
  "class-body": "class body",
  generator: "generator",
  "generator-expression": "generator expression",
  coroutine: "coroutine",
  "async-generator": "async generator",
  iterator: "iterator",
  loop: "of asyncio",
};

/** What stands in and around the code of a program that is stepped through. */
export const codeMarkWords = {
  code: "Code",
  runsNext: (line: number) => `Line ${line} runs next`,
  isOver: {
    finished: "The program is over",
    exited: "The program is over",
    failed: "The program is over",
    stopped: "The run was stopped",
    input: "The program asks for input",
  },
  loopDecides: "The event loop decides who is next",
  errorAt: (line: number) => `Error at line ${line}`,
  stoppedAt: (line: number) => `Stopped at line ${line}`,
  runTo: (line: number) => `Run to line ${line}`,
  next: "runs next",
  justRun: "ran just now",
  failed: "the error is here",
  parked: (name: string, state: FrameState) => `${name} is ${stateWords[state]} here`,
  handOver: { from: "gives control", to: "gets control", raised: "raised here" },
} as const;

export const framesWords = {
  frames: "Frames",
  empty: "Nothing is running: the program is over. Step back to see its frames.",
  named: (name: string, state: FrameState) => `${name}, ${stateWords[state]}`,
  atLine: (line: number) => `at line ${line}`,
  finished: (number: number) => `${number} finished`,
  also: "also",
  changed: "changed",
  delegates: { from: "yield from", await: "await" },
  goesWithStep: {
    yield: "yields",
    return: "returns",
    raise: "raises",
    throw: "is thrown",
    unwind: "fails with",
  },
  gets: "gets",
  getsBack: "gets back",
  object: (id: number, places: readonly string[]) =>
    `Object ${id}, one thing in ${places.length} places: ${places.join(", ")}`,
  inObject: (type: string, id: number) => `in ${type} #${id}`,
  place: (frame: string, name: string) => `${name} in ${frame}`,
  cause: "because of",
  livesIn: (frame: string) => `lives in ${frame}`,
  items: (number: number) => count(number, "item", "items"),
  more: (number: number) => `… ${number} more`,
} as const;

export const traceOutputWords = {
  output: "Output",
  empty: "Nothing printed yet.",
  silent: "The program printed nothing.",
  error: "error output:",
  newest: "new:",
} as const;

export const loopWords = {
  loop: "Event loop",
  clock: (seconds: string) => `t = ${seconds} s`,
  clockHint: "virtual time: waiting costs nothing",
  ready: "Ready to run",
  nobodyReady: "nobody",
  timers: "Timers",
  noTimers: "none set",
  timer: (seconds: string, what: string) => `${what} at ${seconds} s`,
  inSeconds: (seconds: string) => `in ${seconds} s`,
  due: "due",
  tasks: "Tasks",
  noTasks: "No tasks yet: the loop has not been started.",
  waitsOn: (what: string) => `waits on ${what}`,
  noCoroutine: "its coroutine is gone",
  stuck: "Nobody can wake anybody: no task is ready and no timer is set.",
} as const;

type Stopped = Extract<TraceEnd, { how: "stopped" }>["why"];

export const endWords = {
  finished: "The program ran to its end.",
  exited: (code: string) => `The program ended itself with sys.exit, code ${code}.`,
  errorAt: (type: string, line: number) => `${type}: error at line ${line}`,
  error: (type: string) => `The program ended with ${type}`,
  asks: "The program asks:",
  asksWithoutWords: "The program asks for a line of input.",
  answer: "Your answer",
  answerAndRun: "Answer and run again",
  answerHint: "Python starts the program again from its first line, with your answer added.",
  noAnswer: "The program asked for input and nobody had typed any. Whoever runs it can answer.",
} as const;

/** Why a run was stopped: what happened, what was kept, what to do. `steps` is how many there are before the end. */
export function stoppedWords(why: Stopped, steps: number): string {
  const kept = `${count(steps, "step is", "steps are")} kept`;
  switch (why) {
    case "steps":
      return `Stopped after ${steps.toLocaleString("en")} steps. They are all kept: step through them. If the program goes on for ever, look for the loop that never ends.`;
    case "events":
      return `Stopped: the program was busy for long without coming to a new line of its own. The ${kept}. Look for a loop that never ends.`;
    case "output":
      return `Stopped: the program printed too much. The ${kept}, with what was printed so far. Print less, or end the loop that prints.`;
    case "size":
      return `Stopped: the values had become too large to keep. The ${kept}. Try it with fewer or smaller values.`;
    case "silence":
      return `Stopped: Python gave no sign of life, as in sum() over something endless. The ${kept}. Look at the last line for what never ends.`;
    case "memory":
      return `Stopped: the program used up its memory. The ${kept}. Try it with fewer or smaller values.`;
    case "deadlock":
      return `Stopped: every task waits, and nobody is left to wake one. The ${kept}. Look at what each task waits on.`;
    case "crash":
      return `Python itself broke down, which deep recursion can do. The ${kept}, and Python is started anew. Change the program and run it again.`;
    case "asked":
      return `Stopped by hand. The ${kept}. Run it again to see the rest.`;
  }
}
