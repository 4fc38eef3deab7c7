import { CLASS, type PadId, type PadName, type PadPlace, padParts, spotlightOf } from "../pad/pad-id.ts";
import { ok, type Result, refuse } from "../result.ts";
import { unreachable } from "../unreachable.ts";
import type { ClientCommand, EntryCommand } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventBody, ParticipantId } from "./events.ts";
import type { Rejection } from "./rejection.ts";
import { type Participant, presentParticipant, type SessionState } from "./state.ts";

/** What hosts may ask for about pads. */
export type PadCommand =
  | Extract<
      ClientCommand,
      { type: `writing/${string}` | `writer/${string}` | "pad/spotlight" | "spotlight/end" }
    >
  | Extract<EntryCommand, { type: "pad/hand-out" }>;

/** Decides for a host. */
export function decidePads(state: SessionState, command: PadCommand): Decision {
  switch (command.type) {
    case "writing/allow":
      return state.writing.to === command.to
        ? refuse("nothing-to-do")
        : ok([{ type: "writing/allowed", to: command.to }]);
    case "writer/choose":
      return decideChoose(state, command.id);
    case "writer/release":
      return state.writing.chosen.includes(command.id)
        ? ok([{ type: "writer/released", id: command.id }])
        : refuse("nothing-to-do");
    case "pad/spotlight":
      return decideSpotlight(state, command.pad, command.named);
    case "spotlight/end":
      return state.spotlight ? ok([{ type: "spotlight/ended" }]) : refuse("nothing-to-do");
    case "pad/hand-out":
      return hasPlace(state, command.place)
        ? ok([{ type: "pad/pushed", place: command.place, text: command.text }])
        : refuse("no-such-pad");
    default:
      return unreachable(command);
  }
}

/** Whoever is chosen may write from now on: with hosts alone so far, the chosen may too. What they asked for is done. */
function decideChoose(state: SessionState, id: ParticipantId): Decision {
  if (!presentParticipant(state, id)) return refuse("no-such-participant");
  const events: EventBody[] = [];
  const { to, chosen } = state.writing;
  if (!chosen.includes(id)) events.push({ type: "writer/chosen", id });
  if (to === "hosts" || to === "baton") events.push({ type: "writing/allowed", to: "chosen" });
  if (state.purposes[id]?.to === "edit") events.push({ type: "hand/lowered", id });
  return events.length > 0 ? ok(events) : refuse("nothing-to-do");
}

function decideSpotlight(state: SessionState, pad: PadId, named: boolean): Decision {
  const { owner, place } = padParts(pad);
  if (!isPad(state, pad)) return refuse("no-such-pad");
  if (owner === CLASS) {
    if (state.spotlight?.pad === pad) return refuse("nothing-to-do");
    return ok([{ type: "pad/spotlit", place, name: null, shared: true }]);
  }
  const person = presentParticipant(state, owner);
  if (!person) return refuse("no-such-pad");
  const name = named ? person.name : null;
  const shown = state.spotlight;
  if (shown?.pad === pad && shown.name === name) return refuse("nothing-to-do");
  const events: EventBody[] = [
    { type: "pad/spotlit", place, name },
    { type: "pad/spotlit-whose", id: owner, pad },
  ];
  if (state.purposes[owner]?.to === "show") events.push({ type: "hand/lowered", id: owner });
  return ok(events);
}

/** What is run in the class is looked at as an execution: the pad that it stands in is in nobody's way. */
export function letGoOfShared({ spotlight }: SessionState): EventBody[] {
  const shared = spotlight?.pad != null && padParts(spotlight.pad).owner === CLASS;
  return shared ? [{ type: "spotlight/ended" }] : [];
}

/** Gives up what a leaver has in the pads of the class. */
export function letGoOfPads(state: SessionState, id: ParticipantId): EventBody[] {
  const events: EventBody[] = [];
  if (state.writing.chosen.includes(id)) events.push({ type: "writer/released", id });
  if (state.spotlight?.pad && padParts(state.spotlight.pad).owner === id)
    events.push({ type: "spotlight/ended" });
  return events;
}

/** Whether there is such a pad: of a step that there is, and in a version that was pushed. */
function isPad(state: SessionState, pad: PadId): boolean {
  const { owner, place, version } = padParts(pad);
  if (!hasPlace(state, place)) return false;
  return version <= (owner === CLASS ? 0 : (state.pushes[place]?.length ?? 0));
}

function hasPlace({ lesson }: SessionState, place: PadPlace): boolean {
  return lesson !== null && (place === "free" || lesson.runnable.includes(place));
}

/** Who reads a pad: a participant, or a screen. */
export type PadReader = ParticipantId | "screen";

/**
 * Whether `reader` may read `pad` by its own name: all may read the class's; somebody's own, its owner and hosts.
 * Also after the class has ended, for who was in it to the end.
 */
export function mayReadPad(state: SessionState, reader: PadReader, pad: PadId): Result<null, Rejection> {
  if (!isPad(state, pad)) return refuse("no-such-pad");
  const { owner } = padParts(pad);
  if (reader === "screen") return owner === CLASS ? ok(null) : refuse("not-allowed");
  const self = presentParticipant(state, reader);
  if (!self) return refuse("not-a-participant");
  return owner === CLASS || owner === self.id || self.role === "host" ? ok(null) : refuse("not-allowed");
}

/** The pad in the spotlight number `count`, which all may read while it is there. */
export function padInSpotlight(state: SessionState, count: number): Result<PadId, Rejection> {
  const pad = state.spotlight?.pad;
  return pad && state.spotlights === count ? ok(pad) : refuse("no-such-pad");
}

/** The pad that `reader` reads by `name`, if they may: by its own name, or as what is in the spotlight. */
export function padToRead(state: SessionState, reader: PadReader, name: PadName): Result<PadId, Rejection> {
  const count = spotlightOf(name);
  if (count === null) {
    const read = mayReadPad(state, reader, name);
    return read.ok ? ok(name) : read;
  }
  const isThere = reader === "screen" || presentParticipant(state, reader);
  return isThere ? padInSpotlight(state, count) : refuse("not-a-participant");
}

/** Whether others see where this participant points in `pad`: whoever may write there, and hosts. */
export function mayPointInPad(state: SessionState, id: ParticipantId, pad: PadId): boolean {
  if (mayWritePad(state, id, pad).ok) return true;
  return state.people[id]?.role === "host" && mayReadPad(state, id, pad).ok;
}

/** Whether hosts are told that this participant has `pad` open: of the class, or of their own. */
export function mayLookAtPad(state: SessionState, id: ParticipantId, pad: PadId): boolean {
  const { owner } = padParts(pad);
  return (owner === CLASS || owner === id) && mayReadPad(state, id, pad).ok;
}

/** Whether this participant may write in `pad` now: asked again for every update. In somebody's own only its owner writes. */
export function mayWritePad(state: SessionState, id: ParticipantId, pad: PadId): Result<null, Rejection> {
  if (state.phase !== "open") return refuse("session-not-open");
  const read = mayReadPad(state, id, pad);
  if (!read.ok) return read;
  const { owner } = padParts(pad);
  if (owner !== CLASS) return owner === id ? ok(null) : refuse("not-allowed");
  return mayWriteForClass(state, id) ? ok(null) : refuse("not-a-writer");
}

function mayWriteForClass(state: SessionState, id: ParticipantId): boolean {
  if (state.people[id]?.role === "host") return true;
  switch (state.writing.to) {
    case "hosts":
      return false;
    case "baton":
      return state.baton === id;
    case "chosen":
      return state.writing.chosen.includes(id);
    case "everyone":
      return true;
    default:
      return unreachable(state.writing.to);
  }
}

/** Whether this participant may give what stands in `pad` to everybody. */
export function mayPushPad(state: SessionState, id: ParticipantId, pad: PadId): Result<null, Rejection> {
  if (state.phase !== "open") return refuse("session-not-open");
  const read = mayReadPad(state, id, pad);
  if (!read.ok) return read;
  return state.people[id]?.role === "host" ? ok(null) : refuse("not-allowed");
}

/** A hand that is raised for something must be raised for what can be: a pad of one's own, or what one may not do yet. */
export function checkPurpose(
  state: SessionState,
  { purpose }: Extract<ClientCommand, { type: "hand/raise" }>,
  self: Participant,
): Result<null, Rejection> {
  if (purpose?.to === "show" && (padParts(purpose.pad).owner !== self.id || !isPad(state, purpose.pad)))
    return refuse("no-such-pad");
  return purpose?.to === "edit" && mayWriteForClass(state, self.id) ? refuse("nothing-to-do") : ok(null);
}
