import type { ParticipantId } from "../session/events.ts";
import { evolveBody } from "../session/evolve.ts";
import { type Pseudonyms, pseudonymsOf } from "./pseudonyms.ts";
import type { Chunk } from "./recording.ts";

/** Whoever was in a recorded class, by its chunks as they come: in the order of joining, wherever something was cut out. */
export class SeenPeople {
  readonly #ids = new Set<ParticipantId>();

  /** The pseudonyms of all up to the end of this chunk, the next one. */
  after({ keyframe, entries }: Chunk): Pseudonyms {
    this.#add(keyframe.state.people);
    let { state } = keyframe;
    for (const entry of entries) if (entry.is === "event") state = evolveBody(state, entry.body);
    this.#add(state.people);
    return pseudonymsOf([...this.#ids].map((id) => ({ id })));
  }

  #add(people: Chunk["keyframe"]["state"]["people"]): void {
    for (const id of Object.keys(people)) this.#ids.add(id);
  }
}
