import { padParts } from "../../domain/pad/pad-id.ts";
import type { Whereabouts } from "../../domain/protocol.ts";
import type { Role } from "../../domain/session/events.ts";
import { type Participant, peopleIn, type SessionState } from "../../domain/session/state.ts";

/** Where one person is, as the roster tells it: with the class, at a step of their own (from 0), or not there. */
export type Place = "with-class" | "away" | number;

/** One line of the roster. All values are plain, so that a line that did not change is not drawn again. */
export interface RosterRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly place: Place;
  readonly drives: boolean;
  /** Place in the queue of raised hands, from 1; 0 when the hand is down. */
  readonly hand: number;
  /** Whether the host keeps this very person with the class. */
  readonly kept: boolean;
  /** Whether a host chose them to write in the shared pad. */
  readonly writes: boolean;
  /** Whether their pad is in the spotlight. */
  readonly shown: boolean;
}

export type RosterOrder = "name" | "apart";

/** Everyone in the class, in the order of joining. */
export function rosterOf(
  state: SessionState,
  people: Readonly<Record<string, Whereabouts>>,
): readonly RosterRow[] {
  return peopleIn(state).map((one) => rowOf(one, state, people[one.id]));
}

function rowOf(one: Participant, state: SessionState, where: Whereabouts | undefined): RosterRow {
  return {
    id: one.id,
    name: one.name,
    role: one.role,
    place: placeOf(where),
    drives: state.baton === one.id,
    hand: state.hands.indexOf(one.id) + 1,
    kept: state.followLock.ids.includes(one.id),
    writes: state.writing.to === "chosen" && state.writing.chosen.includes(one.id),
    shown: state.spotlight?.pad != null && padParts(state.spotlight.pad).owner === one.id,
  };
}

function placeOf(where: Whereabouts | undefined): Place {
  if (!where?.online) return "away";
  return where.mode === "own" && where.position ? where.position.step : "with-class";
}

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Those whose name has `typed` in it, whatever the case; `apart` puts the away and the wandering first, each group by name. */
export function arrange(rows: readonly RosterRow[], typed: string, order: RosterOrder): readonly RosterRow[] {
  const wanted = fold(typed);
  const found = rows.filter((row) => fold(row.name).includes(wanted));
  return found.sort(
    (a, b) => (order === "apart" ? distance(a) - distance(b) : 0) || names.compare(a.name, b.name),
  );
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function distance(row: RosterRow): number {
  if (row.place === "away") return 0;
  return row.place === "with-class" ? 2 : 1;
}

/** Who was banned, in the order of joining. */
export function bannedOf(state: SessionState): readonly Participant[] {
  return Object.values(state.people).filter((one) => one.standing === "banned");
}

/** How many students who are online look at each step (from 0) now: those with the class are where the class is. */
export function studentsOnSteps(
  state: SessionState,
  people: Readonly<Record<string, Whereabouts>>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const one of peopleIn(state)) {
    const place = placeOf(people[one.id]);
    if (one.role === "host" || place === "away") continue;
    const step = place === "with-class" ? state.position.step : place;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return counts;
}
