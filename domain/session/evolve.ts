import { clamp } from "../lesson/position.ts";
import type { EventBody, LockTarget, ParticipantId, SessionEvent } from "./events.ts";
import { applyToPads } from "./evolve-pads.ts";
import { applyToRecording } from "./evolve-recording.ts";
import { shapeNow } from "./shape-now.ts";
import { emptySession, type Participant, type SessionState } from "./state.ts";

/** Folds one event into the state. Total and pure: it never refuses, since the log is the truth, and skips whom an audience does not know. */
export function evolve(state: SessionState, event: SessionEvent): SessionState {
  return evolveBody(state, event.body);
}

/** The state after all of `events`, in their order. */
export function fold(events: Iterable<SessionEvent>, from: SessionState = emptySession): SessionState {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
}

/** Like `evolve`, for what happened without its place in the log. */
export function evolveBody(state: SessionState, body: EventBody): SessionState {
  switch (body.type) {
    case "session/opened":
      return opened(state, body);
    case "session/closed":
      return { ...state, phase: "closed", voice: null };
    case "participant/joined":
      return withPerson(state, { ...(state.people[body.id] ?? newcomer), ...identity(body), standing: "in" });
    case "participant/renamed":
      return changePerson(state, body.id, { name: body.name });
    case "participant/removed":
      return changePerson(state, body.id, { standing: "removed" });
    case "participant/banned":
      return changePerson(state, body.id, { standing: "banned" });
    case "participant/unbanned":
      return changePerson(state, body.id, { standing: "removed" });
    case "role/given":
      return roleGiven(state, body);
    case "baton/passed":
      return passed(state, body);
    case "step/moved":
      return { ...state, position: body.to, visited: withVisited(state.visited, body.to.step) };
    case "run/shown":
      return withRuns(state, { ...state.runs, [body.step]: body.run });
    case "run/put-away":
      return withRuns(state, without(state.runs, body.step));
    case "class/called-back":
      return { ...state, callBacks: state.callBacks + 1 };
    case "following/locked":
      return { ...state, followLock: lockFor(state.followLock, body.who) };
    case "following/released":
      return { ...state, followLock: releaseFor(state.followLock, body.who) };
    case "screens/blanked":
    case "screens/shown":
      return { ...state, screensBlank: body.type === "screens/blanked" };
    case "room/locked":
      return { ...state, roomLocked: true };
    case "room/unlocked":
      return { ...state, roomLocked: false };
    case "hand/raised":
      return { ...state, hands: [...state.hands, body.id], purposes: withPurpose(state, body) };
    case "hand/lowered":
      return withoutHand(state, body.id);
    case "recording/started":
    case "recording/paused":
    case "recording/stopped":
    case "voice/started":
    case "voice/stopped":
      return applyToRecording(state, body);
    default:
      return applyToPads(state, body);
  }
}

const newcomer = { role: "student", standing: "in", known: false } as const;

function identity(body: { id: ParticipantId; name: string }) {
  return { id: body.id, name: body.name };
}

function opened(state: SessionState, body: Extract<EventBody, { type: "session/opened" }>): SessionState {
  const host: Participant = { ...body.host, role: "host", standing: "in", known: true };
  return {
    ...withPerson(state, host),
    phase: "open",
    lesson: body.lesson,
    seats: body.seats,
    baton: host.id,
    visited: [state.position.step],
    recording: body.recorded ? "on" : "off",
  };
}

/** A voice is recorded of hosts only. */
function roleGiven(state: SessionState, body: Extract<EventBody, { type: "role/given" }>): SessionState {
  const voice = body.role === "student" && state.voice === body.id ? null : state.voice;
  return { ...withPerson(state, { ...nowKnown(state, body), role: body.role }), voice };
}

function passed(state: SessionState, body: Extract<EventBody, { type: "baton/passed" }>): SessionState {
  return { ...withPerson(state, nowKnown(state, body)), baton: body.id };
}

function nowKnown(state: SessionState, body: { id: ParticipantId; name: string }): Participant {
  return { ...newcomer, ...state.people[body.id], ...identity(body), known: true };
}

function withoutHand(state: SessionState, id: ParticipantId): SessionState {
  const { hands, purposes } = state;
  return { ...state, hands: hands.filter((one) => one !== id), purposes: without(purposes, id) };
}

function withPerson(state: SessionState, person: Participant): SessionState {
  return { ...state, people: { ...state.people, [person.id]: person } };
}

function changePerson(state: SessionState, id: ParticipantId, change: Partial<Participant>): SessionState {
  const person = state.people[id];
  return person ? withPerson(state, { ...person, ...change }) : state;
}

/** The class is never on a frame that is not there any more. */
function withRuns(state: SessionState, runs: SessionState["runs"]): SessionState {
  return { ...state, runs, position: clamp(shapeNow({ ...state, runs }), state.position) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string | number): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== String(key)));
}

function withPurpose(
  { purposes }: SessionState,
  { id, purpose }: Extract<EventBody, { type: "hand/raised" }>,
): SessionState["purposes"] {
  return purpose ? { ...purposes, [id]: purpose } : purposes;
}

function withVisited(visited: readonly number[], step: number): number[] {
  return visited.includes(step) ? [...visited] : [...visited, step].sort((a, b) => a - b);
}

type FollowLock = SessionState["followLock"];

function lockFor(lock: FollowLock, who: LockTarget): FollowLock {
  if (who === "everyone") return { ...lock, everyone: true };
  return { ...lock, ids: [...lock.ids.filter((id) => id !== who.id), who.id] };
}

function releaseFor(lock: FollowLock, who: LockTarget): FollowLock {
  if (who === "everyone") return { everyone: false, ids: [] };
  return { ...lock, ids: lock.ids.filter((id) => id !== who.id) };
}
