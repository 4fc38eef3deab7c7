import { clamp, type LessonShape, type Position, samePosition } from "../../domain/lesson/position.ts";
import type { ClientCommand, Command } from "../../domain/session/commands.ts";
import { decide } from "../../domain/session/decide.ts";
import { fold } from "../../domain/session/evolve.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import type { RunControls, SessionSource, SessionView } from "../session-source.ts";
import type { SoloPlace } from "./solo-place.ts";
import { SoloRuns } from "./solo-runs.ts";

/** What a session is told of its lesson when nobody else is there to fetch it. */
export interface SoloLesson {
  readonly slug: string;
  readonly title: string;
  /** The steps whose program can be run. */
  readonly runnable: readonly number[];
}

/** What may be asked for alone: no server stands between, so a run is shown at once. */
type SoloCommand = ClientCommand | Extract<Command, { type: "run/show" }>;

const LEARNER = { id: "you" };
/** No other device asks for this lesson, so nothing looks it up by its hash. */
const NO_HASH = "0".repeat(32);

/** A session of one: the same decisions and the same fold as in a class, with the learner as host and driver. */
export function createSoloSource(lesson: SoloLesson, shape: LessonShape, place: SoloPlace): SessionSource {
  const listeners = new Set<() => void>();
  const runs = new SoloRuns();
  let view = openSession(lesson, shape);
  let leave: (() => void) | null = null;

  const change = (next: SessionView): void => {
    view = next;
    for (const listener of listeners) listener();
  };
  const act = (command: SoloCommand): void => {
    const before = view;
    const after = askFor(before, command, runs);
    if (after === before) return;
    change(after);
    if (!samePosition(after.position, before.position)) place.write(after.position);
  };
  const goTo = (to: Position): void => act({ type: "step/move", to: clamp(view.shape, to) });
  const enter = (): void => {
    const from = place.read();
    if (from) goTo(from);
    leave = place.onNamed(goTo);
  };
  return {
    act,
    goTo,
    runs: controlsOf(runs, act),
    getSnapshot: () => view,
    subscribe(onChange) {
      listeners.add(onChange);
      if (listeners.size === 1) enter();
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) leave?.();
      };
    },
  };
}

function controlsOf(runs: SoloRuns, act: (command: SoloCommand) => void): RunControls {
  return {
    show: (step, trace) => act({ type: "run/show", step, run: runs.keep(trace) }),
    putAway: (step) => act({ type: "run/put-away", step }),
  };
}

function openSession({ slug, title, runnable }: SoloLesson, shape: LessonShape): SessionView {
  const lesson = {
    slug,
    title,
    hash: NO_HASH,
    notesHash: NO_HASH,
    shape: [...shape],
    runnable: [...runnable],
  };
  const opened = carryOut(emptySession, {
    type: "session/open",
    lesson,
    hostName: "You",
    seats: 1,
    recorded: false,
  });
  if (typeof opened === "string") throw new Error(`A session of one was refused: ${opened}`);
  return {
    line: { is: "live" },
    state: opened,
    self: { id: LEARNER.id, role: "host" },
    position: opened.position,
    mode: "following",
    shape: shapeNow(opened),
    run: null,
    sharing: "no",
    locked: false,
    drives: true,
    presence: { online: 0, joined: 0, people: {} },
    unsent: 0,
    refused: null,
    startedAt: null,
  };
}

function askFor(view: SessionView, command: SoloCommand, runs: SoloRuns): SessionView {
  const after = carryOut(view.state, command);
  if (after === "nothing-to-do") return view;
  if (typeof after !== "string") return withState(view, after, runs);
  const count = (view.refused?.count ?? 0) + 1;
  return { ...view, refused: { command: command.type, code: after, count } };
}

function withState(view: SessionView, state: SessionState, runs: SoloRuns): SessionView {
  return {
    ...view,
    state,
    position: state.position,
    drives: state.phase === "open" && state.baton === LEARNER.id,
    shape: shapeNow(state),
    run: runs.shownIn(state),
    refused: null,
  };
}

/** The state after the command, or why it was refused. */
function carryOut(state: SessionState, command: Command): SessionState | Rejection {
  const decision = decide(state, command, LEARNER);
  if (!decision.ok) return decision.error;
  // Alone there is no stream to be in step with: place and time in it mean nothing.
  const events = decision.value.map((body) => ({ v: 1, seq: 1, at: 0, by: LEARNER.id, body }) as const);
  return fold(events, state);
}
