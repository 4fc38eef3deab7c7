import type { FrameKind, HandOverKind } from "../../domain/trace/trace.ts";
import type { FrameState } from "../../domain/trace/trace-state.ts";
import { count } from "./common.ts";
import { stateWords } from "./trace.ts";

/** What a lane is, under its name. */
const laneKinds: Record<FrameKind, string> = {
  module: "the caller",
  function: "function",
  "class-body": "class body",
  generator: "generator",
  "generator-expression": "generator expression",
  coroutine: "coroutine",
  "async-generator": "async generator",
  iterator: "built-in iterator",
  loop: "the event loop",
};

/** All that the court and the controls beside it say. */
export const courtWords = {
  court: "Court",
  heading: "The court",
  hint: "drag to move through the run",
  position: "Place in the run",
  frameOf: (frame: number, frames: number) => `frame ${frame} of ${frames}`,
  frame: (frame: number) => `Frame ${frame}`,
  fit: "Show the whole run",
  closer: "Zoom in",
  farther: "Zoom out",
  zoom: "Zoom",
  lanes: "Lanes",
  allLanes: (lanes: number) => `Show all ${lanes} lanes`,
  fewerLanes: "Show only the lanes in play",
  finished: (lanes: number) => count(lanes, "finished lane", "finished lanes"),
  toCome: (lanes: number) => `${lanes} to come`,
  handOvers: "Hand-overs up to here",
  earlierHandOvers: (number: number) => `${count(number, "hand-over", "hand-overs")} before these`,
  noLanes: "Nothing ran here, so there is nobody to hand the baton to.",
  over: "The program is over.",
  notYet: "not there yet",
  itself: "itself",
  laneIs: (kind: FrameKind, task: string | null) =>
    task === null ? laneKinds[kind] : `${laneKinds[kind]} · ${task}`,
  nextHandOver: "Next hand-over",
  previousHandOver: "Previous hand-over",
  transport: "Through the run",
  play: "Play",
  pause: "Pause",
  paceLabel: "Pace",
  paces: { slow: "Slow", usual: "Usual", fast: "Fast" },
  goesByLabel: "Forward goes by",
  goesBy: { frame: "frame", line: "line", "hand-over": "hand-over" },
} as const;

const CALLS: Record<HandOverKind, (value: string | null) => string> = {
  next: () => "next()",
  send: (value) => `send(${value ?? "None"})`,
  throw: (value) => `throw ${value ?? "an exception"}`,
  close: () => "close()",
  await: () => "await",
  wake: (value) => (value === null || value === "None" ? "wake" : `wake with ${value}`),
  yield: (value) => `yield ${value ?? "None"}`,
  wait: (value) => (value === null || value === "None" ? "wait" : `wait for ${value}`),
  return: (value) => (value === null ? "return" : `return ${value}`),
  raise: (value) => `raise ${value ?? "an exception"}`,
};

/** What stands beside an arrow: 'send(30)', 'yield 10.0', 'next() by for'. `value` is the text of what passes. */
export function arrowWords(how: HandOverKind, value: string | null, via: string | null): string {
  return via === null ? CALLS[how](value) : `${CALLS[how](value)} by ${via}`;
}

const DEEDS: Record<HandOverKind, (from: string, to: string, value: string | null) => string> = {
  next: (from, to) => `${from} asks ${to} for the next value`,
  send: (from, to, value) => `${from} sends ${value ?? "None"} to ${to}`,
  throw: (from, to, value) => `${from} throws ${value ?? "an exception"} into ${to}`,
  close: (from, to) => `${from} closes ${to}`,
  await: (from, to) => `${from} awaits ${to}`,
  wake: (from, to) => `${from} wakes ${to}`,
  yield: (from, to, value) => `${from} yields ${value ?? "None"} to ${to}`,
  wait: (from, to, value) =>
    value === null || value === "None"
      ? `${from} waits and gives way to ${to}`
      : `${from} waits for ${value} and gives way to ${to}`,
  return: (from, to, value) =>
    value === null ? `${from} returns to ${to}` : `${from} returns ${value} to ${to}`,
  raise: (from, to, value) => `${from} raises ${value ?? "an exception"} in ${to}`,
};

/** What a sentence about one hand-over is made of. Lines are null where there is no code of the program's. */
export interface HandOverFacts {
  readonly how: HandOverKind;
  readonly from: string;
  readonly to: string;
  readonly value: string | null;
  readonly via: string | null;
  readonly refused: boolean;
  readonly fromLine: number | null;
  readonly toLine: number | null;
}

/** 'module sends 30 to averager; line 13 to line 5'. */
export function handOverSentence(facts: HandOverFacts): string {
  const { how, from, to, value, via, refused, fromLine, toLine } = facts;
  const deed = DEEDS[how](from, to, value) + (via === null ? "" : `, by ${via}`);
  const where =
    fromLine !== null && toLine !== null
      ? `; line ${fromLine} to line ${toLine}`
      : fromLine !== null
        ? `; from line ${fromLine}`
        : toLine !== null
          ? `; to line ${toLine}`
          : "";
  return `${deed}${refused ? ", and is refused" : ""}${where}`;
}

/** 'suspended, line 5'. */
export function stateSentence(state: FrameState, line: number | null): string {
  return `${stateWords[state]}${line === null ? "" : `, line ${line}`}`;
}

/** 'averager is suspended, line 5'. */
export function laneSentence(name: string, state: string): string {
  return `${name} is ${state}`;
}

/** The text of a span, the longest first: whichever fits is shown. */
export function spanWords(state: FrameState, lines: readonly [number, number] | null, inside: string | null) {
  const line = lines === null ? null : lines[0] === lines[1] ? `${lines[0]}` : `${lines[0]}–${lines[1]}`;
  if (state === "running") {
    const own = line === null ? [] : [`${lines?.[0] === lines?.[1] ? "line" : "lines"} ${line}`, line];
    return inside === null ? own : [`in ${inside}()`, ...own];
  }
  const word = stateWords[state];
  return line === null ? [word] : [`${word} · ${line}`, word, line];
}
