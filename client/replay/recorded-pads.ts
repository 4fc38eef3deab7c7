import type { PadName } from "../../domain/pad/pad-id.ts";
import { freshCursors } from "../../domain/recording/fold-entry.ts";
import { nameOfPseudonym } from "../../domain/recording/pseudonyms.ts";
import type { RecordedPad } from "../../domain/recording/recording.ts";
import type { Sight } from "../../domain/recording/replay.ts";
import type { SessionState } from "../../domain/session/state.ts";
import type { RecordedPads, SeenPad } from "../playback.ts";

interface Seen {
  readonly pad: RecordedPad;
  readonly people: SessionState["people"];
  /** Who shows a cursor, to see when that changes. */
  readonly who: string;
  readonly seen: SeenPad;
}

/** The pads at the instant that is shown. `onWant` is told which of them somebody wants to read, null when nobody does. */
export class PadsInSight implements RecordedPads {
  readonly #listeners = new Set<() => void>();
  readonly #onWant: (name: PadName | null) => void;
  #seen = new Map<PadName, Seen>();
  #unread: readonly PadName[] = [];
  #names: readonly PadName[] = [];
  /** Whether the names may be others by now. They are read when somebody asks for them: of a large class they are many. */
  #areNew = false;

  constructor(onWant: (name: PadName | null) => void = () => {}) {
    this.#onWant = onWant;
  }

  readonly want = (name: PadName | null): void => this.#onWant(name);

  readonly names = (): readonly PadName[] => {
    if (this.#areNew) this.#readNames();
    return this.#names;
  };

  readonly read = (name: PadName): SeenPad | null => this.#seen.get(name)?.seen ?? null;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  show({ state, pads, unread }: Sight, t: number): void {
    const before = this.#seen;
    const entries = Object.entries(pads);
    this.#seen = new Map(entries.map(([name, pad]) => [name, seenAt(pad, state, t, before.get(name))]));
    const areSame =
      unread === this.#unread &&
      entries.every(([name]) => before.has(name)) &&
      before.size === entries.length;
    this.#unread = unread;
    this.#areNew ||= !areSame;
    if (areSame && entries.every(([name]) => before.get(name) === this.#seen.get(name))) return;
    for (const listener of this.#listeners) listener();
  }

  /** The list stays what it is where it would say the same. */
  #readNames(): void {
    this.#areNew = false;
    const names = [...this.#seen.keys(), ...this.#unread].toSorted();
    const areSame =
      names.length === this.#names.length && names.every((name, at) => name === this.#names[at]);
    if (!areSame) this.#names = names;
  }
}

function seenAt(pad: RecordedPad, { people }: SessionState, t: number, before: Seen | undefined): Seen {
  const fresh = Object.entries(freshCursors(pad, t));
  const who = fresh.map(([by]) => by).join(" ");
  if (before?.pad === pad && before.people === people && before.who === who) return before;
  const cursors = fresh.map(([by, { at }]) => ({ by, at, name: people[by]?.name ?? nameOfPseudonym(by) }));
  return { pad, people, who, seen: { text: pad.text, cursors } };
}
