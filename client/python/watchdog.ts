import type { Clock } from "../../domain/clock.ts";

const BEAT_MS = 1_000;
const SILENT_BEATS = 5;

/**
 * Calls `onSilence` once when nothing was heard for 5 s. It counts beats rather than waiting once: a page that was
 * busy or asleep itself misses beats too, and what came meanwhile is heard before the next.
 */
export class Watchdog {
  readonly #clock: Clock;
  readonly #onSilence: () => void;
  #callOff: () => void = () => {};

  constructor(clock: Clock, onSilence: () => void) {
    this.#clock = clock;
    this.#onSilence = onSilence;
  }

  /** Begins to watch; and begins anew at each sign of life. */
  hear(): void {
    this.rest();
    this.#wait(SILENT_BEATS);
  }

  rest(): void {
    this.#callOff();
    this.#callOff = () => {};
  }

  #wait(beats: number): void {
    this.#callOff = this.#clock.after(BEAT_MS, () => {
      if (beats > 1) this.#wait(beats - 1);
      else this.#onSilence();
    });
  }
}
