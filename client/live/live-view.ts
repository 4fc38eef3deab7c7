import { clamp, firstPosition, type Position, samePosition } from "../../domain/lesson/position.ts";
import type { Presence, Self } from "../../domain/protocol.ts";
import type { Seq } from "../../domain/session/events.ts";
import { type Follow, isLocked } from "../../domain/session/follow.ts";
import type { Reader } from "../../domain/session/reader.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import type { TraceRef } from "../../domain/trace/trace.ts";
import type { LineState, SessionView, ShownRun } from "../session-source.ts";
import type { Waiting } from "./outbox.ts";
import { framesOf, type OwnRuns } from "./own-runs.ts";

/** A move that the server has granted, while its event is still on its way. */
export interface GrantedMove {
  readonly to: Position;
  readonly seq: Seq;
}

/** All that the view of a live session is made from. */
export interface LiveParts {
  readonly line: LineState;
  readonly reader: Reader;
  readonly self: Self | null;
  readonly follow: Follow;
  readonly queue: readonly Waiting[];
  readonly granted: GrantedMove | null;
  readonly own: OwnRuns;
  readonly sharing: SessionView["sharing"];
  readonly presence: SessionView["presence"];
  readonly refused: SessionView["refused"];
  readonly startedAt: number | null;
}

/** Before anything was heard. */
export const unconnected: SessionView = {
  line: { is: "connecting" },
  state: emptySession,
  self: null,
  position: firstPosition,
  mode: "following",
  shape: shapeNow(emptySession),
  run: null,
  sharing: "no",
  locked: false,
  drives: false,
  presence: { online: 0, joined: 0, people: {} },
  unsent: 0,
  refused: null,
  startedAt: null,
};

/** Whether this viewer's steps move the class. */
export function isDriver(state: SessionState, self: Self | null): boolean {
  return self !== null && state.phase === "open" && state.baton === self.id;
}

export function viewOf(parts: LiveParts): SessionView {
  const { line, reader, self, follow, queue, own, sharing, presence, refused, startedAt } = parts;
  const { state } = reader;
  const drives = isDriver(state, self);
  const shape = shapeNow(state, framesOf(own));
  const position = clamp(shape, (drives && positionAskedFor(parts)) || follow.position);
  return {
    line,
    state,
    self,
    position,
    mode: follow.mode,
    shape,
    run: runOn(position.step, state, own),
    sharing,
    locked: isLocked(state, self?.id ?? null),
    drives,
    presence,
    unsent: queue.length,
    refused,
    startedAt,
  };
}

/** One value for one run of the class, so that who draws it sees that it is the same. */
const classRuns = new WeakMap<TraceRef, ShownRun>();

/** What was run on a step: by this viewer, or else for the class. The same value as long as it is the same run. */
export function runOn(step: number, { runs }: Pick<SessionState, "runs">, own: OwnRuns): ShownRun | null {
  const ref = runs[step];
  if (own[step] || !ref) return own[step] ?? null;
  const shown = classRuns.get(ref) ?? { by: "class", ref };
  classRuns.set(ref, shown);
  return shown;
}

/** Where a driver has gone, though the class may not be told yet: a step must never wait for the network. */
function positionAskedFor({ queue, granted, reader }: LiveParts): Position | null {
  const last = queue.findLast(({ command }) => command.type === "step/move");
  if (last?.command.type === "step/move") return last.command.to;
  return granted && granted.seq > reader.seq ? granted.to : null;
}

/** The summary after news of it: `people` comes whole, or as what changed. */
export function withPresence(before: SessionView["presence"], news: Presence): SessionView["presence"] {
  const { online, joined, whole, people: changes } = news;
  if (!changes) return { online, joined, people: whole ? {} : before.people };
  const people = whole ? {} : { ...before.people };
  for (const [id, one] of Object.entries(changes)) {
    if (one) people[id] = one;
    else delete people[id];
  }
  return { online, joined, people };
}

/** Followers do not say where they look: they are where the class is. Who did not move stays the same value. */
export function withFollowers(
  presence: SessionView["presence"],
  position: Position,
): SessionView["presence"] {
  const people = Object.entries(presence.people).map(([id, one]): [string, typeof one] => {
    const there = one.mode === "own" || (one.position !== null && samePosition(one.position, position));
    return [id, there ? one : { ...one, position }];
  });
  return { ...presence, people: Object.fromEntries(people) };
}
