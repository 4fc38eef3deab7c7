import type { Clock } from "../../domain/clock.ts";

/** How often one listens, and after how long of nothing it is said, in ms. */
const EVERY_MS = 250;
const LONG_MS = 10_000;
/** Quieter than the quietest room through any microphone: root mean square. */
const NOTHING = 0.001;

/** Says whether a microphone hears anything at all: one that is muted somewhere gives silence, and no error. */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #callOff: () => void = () => {};
  #heardAt = 0;
  #isSilent = false;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Whether nothing was heard for long. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** `loudness`: root mean square, 0 to 1. */
  start(loudness: () => number): void {
    this.#heardAt = this.#clock.now();
    this.#listen(loudness);
  }

  stop(): void {
    this.#callOff();
    this.#isSilent = false;
  }

  #listen(loudness: () => number): void {
    const now = this.#clock.now();
    if (loudness() > NOTHING) this.#heardAt = now;
    const isSilent = now - this.#heardAt >= LONG_MS;
    const hasChanged = isSilent !== this.#isSilent;
    this.#isSilent = isSilent;
    this.#callOff = this.#clock.after(EVERY_MS, () => this.#listen(loudness));
    if (hasChanged) this.#onChange();
  }
}
