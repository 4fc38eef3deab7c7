import { CLASS, type PadPlace, padParts } from "../../domain/pad/pad-id.ts";
import type { Whereabouts } from "../../domain/protocol.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { SessionState } from "../../domain/session/state.ts";

/** The pad that a viewer wants to see. Which version of somebody's own it is follows from what they have open or chose. */
export interface PadChoice {
  readonly owner: ParticipantId | typeof CLASS;
  readonly place: PadPlace;
}

/** Where a pad that is opened on this step belongs: to its example, or nowhere. */
export function placeOn({ lesson }: Pick<SessionState, "lesson">, step: number): PadPlace {
  return lesson?.runnable.includes(step) ? step : "free";
}

/** The newest version of everybody's own pads of a place: how often something was pushed there. */
export function newestVersion({ pushes }: Pick<SessionState, "pushes">, place: PadPlace): number {
  return pushes[place]?.length ?? 0;
}

/** The pad of `id` that a host who is on `step` would open: what `id` has open, or else their own of this step. */
export function padOfPerson(
  state: SessionState,
  where: Whereabouts | undefined,
  id: ParticipantId,
  step: number,
): PadChoice {
  const open = where?.pad && padParts(where.pad);
  return { owner: id, place: open && open.owner === id ? open.place : placeOn(state, step) };
}

/** Which version of the pad of somebody else a host reads: what that person has open, or else the newest. */
export function versionOf(
  state: SessionState,
  where: Whereabouts | undefined,
  { owner, place }: PadChoice,
): number {
  if (owner === CLASS) return 0;
  const open = where?.pad && padParts(where.pad);
  return open && open.owner === owner && open.place === place ? open.version : newestVersion(state, place);
}

/** The class's pad, where that is what is in the spotlight. */
export function sharedInSpotlight({ spotlight }: Pick<SessionState, "spotlight">): PadChoice | null {
  if (!spotlight?.pad || padParts(spotlight.pad).owner !== CLASS) return null;
  return { owner: CLASS, place: spotlight.place };
}
