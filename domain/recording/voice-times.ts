import type { ParticipantId, SessionEvent } from "../session/events.ts";
import { evolve } from "../session/evolve.ts";
import { emptySession, type SessionState } from "../session/state.ts";
import type { Span } from "./recording.ts";

/** Whose voice is in the recording from one event on; null: nobody's. */
function voiceIn({ phase, recording, voice }: SessionState): ParticipantId | null {
  return phase === "open" && recording === "on" ? voice : null;
}

/** When whose voice was recorded, on the session's axis: a fold of all events of a class, in their order. */
export class VoiceTimes {
  readonly #done: { readonly id: ParticipantId; readonly span: Span }[] = [];
  #state = emptySession;
  #since = 0;
  #closedAt: number | null = null;

  add(event: SessionEvent): void {
    const before = this.#state;
    this.#state = evolve(before, event);
    const [was, is] = [voiceIn(before), voiceIn(this.#state)];
    if (was !== is && was !== null) this.#done.push({ id: was, span: { from: this.#since, to: event.at } });
    if (was !== is) this.#since = event.at;
    if (before.phase === "open" && this.#state.phase === "closed") this.#closedAt = event.at;
  }

  /** The state after all events so far. */
  get state(): SessionState {
    return this.#state;
  }

  /** When the class ended; null while it goes on. */
  get closedAt(): number | null {
    return this.#closedAt;
  }

  /** When the voice of this one was recorded; what goes on still ends at infinity. */
  of(id: ParticipantId): Span[] {
    const spans = this.#done.filter((one) => one.id === id).map(({ span }) => span);
    const now = voiceIn(this.#state) === id ? [{ from: this.#since, to: Number.POSITIVE_INFINITY }] : [];
    return [...spans, ...now];
  }
}
