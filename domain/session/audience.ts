import * as z from "zod/mini";
import { CLASS, type PadId, padParts } from "../pad/pad-id.ts";
import { unreachable } from "../unreachable.ts";
import { type EventBody, ParticipantId, type SessionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { SessionState } from "./state.ts";

/**
 * For whom a reader reads. Hosts know all; a student knows their own record and the people everybody knows;
 * a screen hangs on a wall, so it has no hands either. The law, for every log and audience:
 * `fold(visible(events, a)) = redact(fold(events), a)`.
 */
export const Audience = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("host") }),
  z.object({ kind: z.literal("student"), id: ParticipantId }),
  z.object({ kind: z.literal("screen") }),
]);
export type Audience = z.infer<typeof Audience>;

/** Who gets an event: everyone; those in the class but no screen; or hosts and the person it is about. */
export type Reach = { to: "everyone" } | { to: "people" } | { to: "hosts-and"; id: ParticipantId };

/** Who may know of `body`, given the full state before it. */
export function reachOf(before: SessionState, body: EventBody): Reach {
  switch (body.type) {
    case "participant/joined":
    case "participant/renamed":
    case "participant/removed":
    case "participant/banned":
    case "participant/unbanned":
      return before.people[body.id]?.known ? { to: "everyone" } : { to: "hosts-and", id: body.id };
    case "following/locked":
    case "following/released":
      return body.who === "everyone" ? { to: "everyone" } : { to: "hosts-and", id: body.who.id };
    case "writer/chosen":
    case "writer/released":
    case "pad/spotlit-whose":
      return { to: "hosts-and", id: body.id };
    case "hand/raised":
    case "hand/lowered":
      return { to: "people" };
    case "session/opened":
    case "session/closed":
    case "role/given":
    case "baton/passed":
    case "step/moved":
    case "run/shown":
    case "run/put-away":
    case "class/called-back":
    case "screens/blanked":
    case "screens/shown":
    case "room/locked":
    case "room/unlocked":
    case "writing/allowed":
    case "pad/pushed":
    case "pad/spotlit":
    case "spotlight/ended":
    case "recording/started":
    case "recording/paused":
    case "recording/stopped":
    case "voice/started":
    case "voice/stopped":
      return { to: "everyone" };
    default:
      return unreachable(body);
  }
}

/** Whether `audience` is among those reached. */
export function reaches(reach: Reach, audience: Audience): boolean {
  if (reach.to === "everyone" || audience.kind === "host") return true;
  if (audience.kind === "screen") return false;
  return reach.to === "people" || reach.id === audience.id;
}

/** The events of `events` that `audience` may know, `before` being the full state before the first of them. */
export function visible(
  before: SessionState,
  events: readonly SessionEvent[],
  audience: Audience,
): SessionEvent[] {
  let state = before;
  return events.filter((event) => {
    const shown = reaches(reachOf(state, event.body), audience);
    state = evolve(state, event);
    return shown;
  });
}

/** What `audience` may know of the full state. */
export function redact(state: SessionState, audience: Audience): SessionState {
  if (audience.kind === "host") return state;
  const own = audience.kind === "student" ? audience.id : null;
  const people = Object.values(state.people).filter((one) => one.known || one.id === own);
  return {
    ...state,
    people: Object.fromEntries(people.map((one) => [one.id, one])),
    hands: own === null ? [] : state.hands,
    purposes: own === null ? {} : state.purposes,
    followLock: { ...state.followLock, ids: state.followLock.ids.filter((id) => id === own) },
    writing: { ...state.writing, chosen: state.writing.chosen.filter((id) => id === own) },
    spotlight: state.spotlight && { ...state.spotlight, pad: ofOwner(state.spotlight.pad, own) },
  };
}

function ofOwner(pad: PadId | null, own: ParticipantId | null): PadId | null {
  if (pad === null) return null;
  const { owner } = padParts(pad);
  return owner === CLASS || owner === own ? pad : null;
}

/** The audience that a participant belongs to. */
export function audienceOf(state: SessionState, id: ParticipantId): Audience {
  return state.people[id]?.role === "host" ? { kind: "host" } : { kind: "student", id };
}
