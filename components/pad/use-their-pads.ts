"use client";
import { useSession } from "../../client/use-session.ts";
import { type PadId, padIdOf, padParts } from "../../domain/pad/pad-id.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { padOfPerson, versionOf } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";

interface TheirPads {
  /** The pad of this person that would be opened now. */
  readonly idOf: (id: ParticipantId) => PadId;
  /** Opens what this person has open, or else their own pad of the step in sight. */
  readonly open: (id: ParticipantId) => void;
  /** Opens the pad that is named. */
  readonly openPad: (pad: PadId) => void;
}

/** For hosts: the ways to everybody's own pads, on the step in sight. */
export function useTheirPads(): TheirPads {
  const { state, presence, position } = useSession();
  const { open } = usePadSight(position.step);
  const choiceOf = (id: ParticipantId) => padOfPerson(state, presence.people[id], id, position.step);
  return {
    idOf: (id) => {
      const choice = choiceOf(id);
      return padIdOf({ ...choice, version: versionOf(state, presence.people[id], choice) });
    },
    open: (id) => open(choiceOf(id)),
    openPad: (pad) => {
      const { owner, place } = padParts(pad);
      open({ owner, place });
    },
  };
}
