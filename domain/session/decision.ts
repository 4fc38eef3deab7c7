import { ok, type Result, refuse } from "../result.ts";
import type { EventBody } from "./events.ts";
import type { Rejection } from "./rejection.ts";
import type { Participant } from "./state.ts";

/** The events that make a command true, or why it is refused. */
export type Decision = Result<EventBody[], Rejection>;

/** The one event, unless what it is to bring about is so already. */
export function unless(already: boolean, event: EventBody): Decision {
  return already ? refuse("nothing-to-do") : ok([event]);
}

/** This person has the baton, and from now on everybody knows their name. */
export function passedTo(person: Participant): EventBody {
  return { type: "baton/passed", id: person.id, name: person.name };
}
