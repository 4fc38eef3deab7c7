import { hasPosition, type Position, samePosition } from "../lesson/position.ts";
import { readName } from "../name.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { TraceRef } from "../trace/trace.ts";
import type { ClientCommand, Command, EntryCommand } from "./commands.ts";
import { checkPurpose, decidePads, letGoOfShared, type PadCommand } from "./decide-pads.ts";
import { decideExpel, decideJoin, decideRename, decideRole } from "./decide-people.ts";
import { decideRecording } from "./decide-recording.ts";
import { type Decision, passedTo, unless } from "./decision.ts";
import type { EventBody, LockTarget, ParticipantId } from "./events.ts";
import type { Rejection } from "./rejection.ts";
import { shapeNow } from "./shape-now.ts";
import { type Participant, presentParticipant, type SessionState } from "./state.ts";

/** Who asks. What they may do follows from the state alone. */
export interface Actor {
  readonly id: ParticipantId;
}

/** The only place that says who may do what. Gives the events that make the command true, or why not. Pure. */
export function decide(state: SessionState, command: Command, actor: Actor): Decision {
  if (command.type === "session/open") return decideOpen(state, command, actor);
  if (state.phase !== "open") return refuse("session-not-open");
  if (command.type === "participant/join") return decideJoin(state, command.name, actor.id);
  const self = whoAsks(state, actor);
  return self.ok ? decideFor(state, command, self.value) : self;
}

function whoAsks(state: SessionState, { id }: Actor): Result<Participant, Rejection> {
  const self = presentParticipant(state, id);
  if (self) return ok(self);
  return refuse(state.people[id]?.standing === "banned" ? "banned" : "not-a-participant");
}

/**
 * Whether `actor` may show the class a run at all, and on `step` when it is known: asked before the run is taken in,
 * which costs much more than a command. What comes of it is decided anew.
 */
export function mayShowRun(state: SessionState, actor: Actor, step: number | null): Result<null, Rejection> {
  if (state.phase !== "open") return refuse("session-not-open");
  const self = whoAsks(state, actor);
  if (!self.ok) return self;
  if (state.baton !== self.value.id) return refuse("not-your-baton");
  if (step === null) return ok(null);
  // A step without a program of its own shows one as well: it may come from the free pad.
  return state.lesson?.shape[step] === undefined ? refuse("no-such-step") : ok(null);
}

function decideFor(state: SessionState, command: PersonCommand, self: Participant): Decision {
  switch (command.type) {
    case "step/move":
      return decideMove(state, command.to, self);
    case "run/show":
      return decideShow(state, command, self);
    case "run/put-away":
      return decidePutAway(state, command.step, self);
    case "baton/pass":
      return decidePass(state, command.id, self);
    case "hand/raise":
      return decideRaise(state, command, self);
    case "hand/lower":
      return decideLower(state, command.id, self);
    case "participant/rename":
      return decideRename(state, command.id, command.name, self);
    default:
      return self.role === "host" ? decideForHost(state, command, self) : refuse("not-allowed");
  }
}

/** What somebody who is in the class may ask for, themself or by way of the server. */
type PersonCommand = ClientCommand | ShowRun | Extract<EntryCommand, { type: "pad/hand-out" }>;
type ShowRun = Extract<EntryCommand, { type: "run/show" }>;

type HostCommand = Exclude<
  PersonCommand,
  {
    type:
      | "step/move"
      | "run/show"
      | "run/put-away"
      | "baton/pass"
      | "hand/raise"
      | "hand/lower"
      | "participant/rename";
  }
>;

function decideForHost(state: SessionState, command: HostCommand, host: Participant): Decision {
  switch (command.type) {
    case "baton/take":
      return state.baton === host.id ? refuse("nothing-to-do") : ok([passedTo(host)]);
    case "class/call-back":
      return ok([{ type: "class/called-back" }]);
    case "following/lock":
      return decideLock(state, command.who);
    case "following/release":
      return decideRelease(state, command.who);
    case "screens/blank":
      return unless(state.screensBlank, { type: "screens/blanked" });
    case "screens/show":
      return unless(!state.screensBlank, { type: "screens/shown" });
    case "room/lock":
      return unless(state.roomLocked, { type: "room/locked" });
    case "room/unlock":
      return unless(!state.roomLocked, { type: "room/unlocked" });
    case "participant/remove":
      return decideExpel(state, command.id, host, "participant/removed");
    case "participant/ban":
      return decideExpel(state, command.id, host, "participant/banned");
    case "participant/unban":
      return unless(state.people[command.id]?.standing !== "banned", {
        type: "participant/unbanned",
        id: command.id,
      });
    case "role/give":
      return decideRole(state, command.id, command.role);
    case "recording/start":
    case "recording/pause":
    case "recording/stop":
    case "voice/start":
    case "voice/stop":
      return decideRecording(state, command, host);
    case "session/close":
      return ok([{ type: "session/closed" }]);
    case "pad/push":
      // Only the server can read a pad: it asks for `pad/hand-out` in its place.
      return refuse("not-allowed");
    default:
      return decidePads(state, command satisfies PadCommand);
  }
}

function decideOpen(
  state: SessionState,
  command: Extract<EntryCommand, { type: "session/open" }>,
  actor: Actor,
): Decision {
  if (state.phase !== "empty") return refuse("already-open");
  const name = readName(command.hostName);
  if (!name.ok) return name;
  const { lesson, seats, recorded = true } = command;
  const host = { id: actor.id, name: name.value };
  return ok([{ type: "session/opened", lesson, host, seats, recorded }]);
}

function decideMove(state: SessionState, to: Position, self: Participant): Decision {
  if (state.baton !== self.id) return refuse("not-your-baton");
  if (!state.lesson || !hasPosition(shapeNow(state), to)) return refuse("no-such-step");
  return unless(samePosition(state.position, to), { type: "step/moved", to });
}

/** A run is looked at from its beginning. */
function decideShow(state: SessionState, { step, run }: ShowRun, self: Participant): Decision {
  const allowed = mayShowRun(state, self, step);
  if (!allowed.ok) return allowed;
  const to = { step, frame: 0 };
  const events: EventBody[] = letGoOfShared(state);
  if (!isShown(state, step, run)) events.push({ type: "run/shown", step, run });
  if (!samePosition(state.position, to)) events.push({ type: "step/moved", to });
  return events.length === 0 ? refuse("nothing-to-do") : ok(events);
}

function isShown(state: SessionState, step: number, { hash }: TraceRef): boolean {
  return state.runs[step]?.hash === hash;
}

function decidePutAway(state: SessionState, step: number, self: Participant): Decision {
  if (state.baton !== self.id) return refuse("not-your-baton");
  return unless(state.runs[step] === undefined, { type: "run/put-away", step });
}

/** A host may pass the baton to anyone; whoever holds it may hand it back to a host. */
function decidePass(state: SessionState, id: ParticipantId, self: Participant): Decision {
  const to = presentParticipant(state, id);
  const handsBack = state.baton === self.id && to?.role === "host";
  if (self.role !== "host" && !handsBack) return refuse("not-allowed");
  if (!to) return refuse("no-such-participant");
  return unless(state.baton === to.id, passedTo(to));
}

function decideRaise(
  state: SessionState,
  command: Extract<ClientCommand, { type: "hand/raise" }>,
  self: Participant,
): Decision {
  const sensible = checkPurpose(state, command, self);
  if (!sensible.ok) return sensible;
  const { purpose } = command;
  const up: EventBody = { type: "hand/raised", id: self.id, ...(purpose && { purpose }) };
  if (!state.hands.includes(self.id)) return ok([up]);
  // A hand that is up already may be up for something else from now on, at the end of the queue.
  const same = JSON.stringify(state.purposes[self.id]) === JSON.stringify(purpose);
  return same ? refuse("nothing-to-do") : ok([{ type: "hand/lowered", id: self.id }, up]);
}

function decideLower(state: SessionState, id: ParticipantId, self: Participant): Decision {
  if (self.role !== "host" && id !== self.id) return refuse("not-allowed");
  return unless(!state.hands.includes(id), { type: "hand/lowered", id });
}

function decideLock(state: SessionState, who: LockTarget): Decision {
  if (who === "everyone") return unless(state.followLock.everyone, { type: "following/locked", who });
  if (!presentParticipant(state, who.id)) return refuse("no-such-participant");
  return unless(state.followLock.ids.includes(who.id), { type: "following/locked", who });
}

function decideRelease(state: SessionState, who: LockTarget): Decision {
  const { everyone, ids } = state.followLock;
  const locked = who === "everyone" ? everyone || ids.length > 0 : ids.includes(who.id);
  return unless(!locked, { type: "following/released", who });
}
