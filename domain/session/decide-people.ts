import { distinctName, readName } from "../name.ts";
import { ok, refuse } from "../result.ts";
import { letGoOfPads } from "./decide-pads.ts";
import { type Decision, passedTo, unless } from "./decision.ts";
import type { EventBody, ParticipantId, Role } from "./events.ts";
import { type Participant, peopleIn, presentParticipant, type SessionState } from "./state.ts";

/** Somebody gives a name to be in the class by. */
export function decideJoin(state: SessionState, typed: string, id: ParticipantId): Decision {
  const known = state.people[id];
  if (known?.standing === "in") return refuse("nothing-to-do");
  if (known?.standing === "banned") return refuse("banned");
  if (state.roomLocked) return refuse("room-locked");
  const name = readName(typed);
  if (!name.ok) return name;
  const people = peopleIn(state);
  if (people.filter((one) => one.role === "student").length >= state.seats) return refuse("room-full");
  return ok([{ type: "participant/joined", id, name: distinctName(name.value, people.map(nameOf)) }]);
}

function nameOf(person: Participant): string {
  return person.name;
}

/** A host gives somebody another name; nobody renames themself. */
export function decideRename(
  state: SessionState,
  id: ParticipantId,
  typed: string,
  self: Participant,
): Decision {
  if (self.role !== "host") return refuse("not-allowed");
  const person = presentParticipant(state, id);
  if (!person) return refuse("no-such-participant");
  const name = readName(typed);
  if (!name.ok) return name;
  const others = peopleIn(state).filter((one) => one.id !== id);
  const distinct = distinctName(name.value, others.map(nameOf));
  return unless(distinct === person.name, { type: "participant/renamed", id, name: distinct });
}

/** A host removes or bans somebody. What a leaver held is let go first, by events that all who saw it taken up can see. */
export function decideExpel(
  state: SessionState,
  id: ParticipantId,
  host: Participant,
  type: "participant/removed" | "participant/banned",
): Decision {
  const person = state.people[id];
  const mayGo =
    person?.standing === "in" || (person?.standing === "removed" && type === "participant/banned");
  if (!person || !mayGo) return refuse("no-such-participant");
  if (id === host.id) return refuse("last-host");
  const letGo: EventBody[] = [];
  if (state.hands.includes(id)) letGo.push({ type: "hand/lowered", id });
  if (state.followLock.ids.includes(id)) letGo.push({ type: "following/released", who: { id } });
  letGo.push(...letGoOfPads(state, id));
  if (state.baton === id) letGo.push(passedTo(host));
  if (person.role === "host") letGo.push({ type: "role/given", id, name: person.name, role: "student" });
  return ok([...letGo, { type, id }]);
}

/** A host makes somebody a host or a student; one host stays. */
export function decideRole(state: SessionState, id: ParticipantId, role: Role): Decision {
  const person = presentParticipant(state, id);
  if (!person) return refuse("no-such-participant");
  if (person.role === role) return refuse("nothing-to-do");
  const hosts = peopleIn(state).filter((one) => one.role === "host");
  if (role === "student" && hosts.length === 1) return refuse("last-host");
  return ok([{ type: "role/given", id, name: person.name, role }]);
}
