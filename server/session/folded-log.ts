import type { Seq, SessionEvent } from "../../domain/session/events.ts";
import { fold } from "../../domain/session/evolve.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";

/** Events kept in memory for readers that are a little behind. */
const RECENT = 1000;

/** What a node knows of a session's log: its fold, and the last events. */
export class FoldedLog {
  #state: SessionState;
  #head: Seq;
  #lastAt = 0;
  #recent: SessionEvent[] = [];

  /** Starts at a snapshot, or before the first event. */
  constructor(from: { readonly seq: Seq; readonly state: SessionState } = { seq: 0, state: emptySession }) {
    this.#state = from.state;
    this.#head = from.seq;
  }

  get state(): SessionState {
    return this.#state;
  }

  get head(): Seq {
    return this.#head;
  }

  /** `at` of the last event, 0 before the first. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /** Takes in the events right after the head. */
  add(events: readonly SessionEvent[]): void {
    if (events.some((event, index) => event.seq !== this.#head + 1 + index))
      throw new Error(`Events that do not follow seq ${this.#head}`);
    this.#state = fold(events, this.#state);
    this.#head += events.length;
    this.remember(events);
  }

  /** Keeps events that are in the state already, the last of them at the head: those before a snapshot. */
  remember(events: readonly SessionEvent[]): void {
    this.#recent.push(...events);
    this.#lastAt = Math.max(this.#lastAt, events.at(-1)?.at ?? 0);
    // In large cuts: taking one off the front for each that comes in costs more.
    if (this.#recent.length > 2 * RECENT) this.#recent = this.#recent.slice(-RECENT);
  }

  /** The events after `after`; null when they begin before what is kept, or when there are none such yet. */
  after(after: Seq): readonly SessionEvent[] | null {
    const skip = this.#recent.length - (this.#head - after);
    return skip < 0 || after > this.#head ? null : this.#recent.slice(skip);
  }
}
