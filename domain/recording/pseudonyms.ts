import { CLASS, type PadId, padIdOf, padParts, SEEDER } from "../pad/pad-id.ts";
import { type Audience, redact } from "../session/audience.ts";
import type { EventBody, HandPurpose, LockTarget, ParticipantId } from "../session/events.ts";
import type { SessionState } from "../session/state.ts";

/** Who watches what is shared: in no class, so they know what everybody knew. No participant's id is this: those are longer. */
export const NOBODY = { kind: "student", id: "-" } as const satisfies Audience;

/** Whoever it was, when even a pseudonym would tell too much. */
export const SOMEBODY = "somebody";

/** What people are called in what is shared, by their ids: "host" named Instructor, "s1" named Student 1, and so on. */
export type Pseudonyms = ReadonlyMap<ParticipantId, Pseudonym>;

export interface Pseudonym {
  readonly id: string;
  readonly name: string;
}

const NAMELESS: Pseudonym = { id: SOMEBODY, name: "Student" };

/** The pseudonyms of these, in their order of joining, the host first: the same however many come after them. */
export function pseudonymsOf(joined: readonly { readonly id: ParticipantId }[]): Pseudonyms {
  return new Map(
    joined.map(({ id }, index) => [
      id,
      index === 0 ? { id: "host", name: "Instructor" } : { id: `s${index}`, name: `Student ${index}` },
    ]),
  );
}

/** The name that goes with the id of a pseudonym, where the state names nobody: of who typed, or raised a hand. */
export function nameOfPseudonym(id: string): string {
  if (id === "host") return "Instructor";
  return /^s\d+$/.test(id) ? `Student ${id.slice(1)}` : NAMELESS.name;
}

/** Puts pseudonyms in the place of names and ids. */
export class Masks {
  readonly #pseudonyms: Pseudonyms;

  constructor(pseudonyms: Pseudonyms) {
    this.#pseudonyms = pseudonyms;
  }

  of(id: ParticipantId): Pseudonym {
    return this.#pseudonyms.get(id) ?? NAMELESS;
  }

  /** Of whoever caused something: the server stays the server. */
  by(by: string): string {
    return by === SEEDER ? by : this.of(by).id;
  }

  pad(pad: PadId): PadId {
    const parts = padParts(pad);
    return parts.owner === CLASS ? pad : padIdOf({ ...parts, owner: this.of(parts.owner).id });
  }

  /** What everybody may know of the full state, without names. */
  state(full: SessionState): SessionState {
    const known = redact(full, NOBODY);
    const people = Object.values(known.people).map((one) => ({ ...one, ...this.of(one.id) }));
    const { spotlight } = known;
    return {
      ...known,
      baton: known.baton === "" ? "" : this.of(known.baton).id,
      voice: known.voice && this.of(known.voice).id,
      people: Object.fromEntries(people.map((one) => [one.id, one])),
      hands: known.hands.map((id) => this.of(id).id),
      purposes: Object.fromEntries(
        Object.entries(known.purposes).map(([id, purpose]) => [this.of(id).id, this.#purpose(purpose)]),
      ),
      spotlight: spotlight && { ...spotlight, name: this.spotlitName(spotlight.name, full.spotlight?.pad) },
    };
  }

  /** What the class was told of whose pad it sees; null stays null. */
  spotlitName(told: string | null, pad: PadId | null | undefined): string | null {
    if (told === null) return null;
    return pad ? this.of(padParts(pad).owner).name : NAMELESS.name;
  }

  /** An event without names. Of a pad in the spotlight it takes which it is, which an event of its own tells. */
  body(body: EventBody, spotlit: PadId | null = null): EventBody {
    switch (body.type) {
      case "session/opened":
        return { ...body, host: { ...this.of(body.host.id) } };
      case "participant/joined":
      case "participant/renamed":
      case "role/given":
      case "baton/passed":
        return { ...body, ...this.of(body.id) };
      case "following/locked":
      case "following/released":
        return { ...body, who: this.#target(body.who) };
      case "hand/raised":
        return {
          ...body,
          id: this.of(body.id).id,
          ...(body.purpose && { purpose: this.#purpose(body.purpose) }),
        };
      case "pad/spotlit":
        return { ...body, name: this.spotlitName(body.name, spotlit) };
      case "pad/spotlit-whose":
        return { ...body, id: this.of(body.id).id, pad: this.pad(body.pad) };
      default:
        return "id" in body ? { ...body, id: this.of(body.id).id } : body;
    }
  }

  #target(who: LockTarget): LockTarget {
    return who === "everyone" ? who : { id: this.of(who.id).id };
  }

  #purpose(purpose: HandPurpose): HandPurpose {
    return purpose.to === "show" ? { ...purpose, pad: this.pad(purpose.pad) } : purpose;
  }
}
