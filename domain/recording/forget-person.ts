import { padParts } from "../pad/pad-id.ts";
import type { EventBody, ParticipantId, Seq, SessionEvent } from "../session/events.ts";

/**
 * The events of a class that bear somebody's name, by seq, as they are when that person is only `called` any more. Whoever stays
 * in the class keeps their name, also where it is the same.
 */
export function withoutName(
  events: readonly SessionEvent[],
  id: ParticipantId,
  called: string,
): Map<Seq, EventBody> {
  const changed = new Map<Seq, EventBody>();
  for (const [index, { seq, body }] of events.entries()) {
    // Whose pad came into the spotlight stands in the event that follows.
    const next = events[index + 1]?.body;
    const isTheirs =
      body.type === "pad/spotlit"
        ? body.name !== null && next?.type === "pad/spotlit-whose" && padParts(next.pad).owner === id
        : "name" in body && body.id === id;
    if (isTheirs) changed.set(seq, { ...body, name: called } as EventBody);
  }
  return changed;
}
