import type { Clock } from "../../domain/clock.ts";
import { FADE_MS } from "./voice-play-plan.ts";

const STEPS = 5;
/** Nobody hears this. For what is mute, or at nothing, browsers let go of the loudspeaker: that holds it up when it is to be heard. */
const UNHEARD = 0.0001;

/** Lets an element be heard or not, coming and going within a few ms, so that it does not click. */
export class VoiceFader {
  readonly #element: Pick<HTMLAudioElement, "muted" | "volume">;
  readonly #clock: Clock;
  #isHeard = false;
  /** How loud it is when it is heard, from 0 to 1, and how much of that it is now, in steps. */
  #volume = 1;
  #step = 0;
  #next: (() => void) | null = null;

  /** It is silent at first. */
  constructor(element: Pick<HTMLAudioElement, "muted" | "volume">, clock: Clock) {
    this.#element = element;
    this.#clock = clock;
    this.#apply();
  }

  /** `volume` is from 0 to 1. */
  hear(isHeard: boolean, volume: number): void {
    const isSame = volume === this.#volume;
    this.#volume = volume;
    if (isHeard !== this.#isHeard) this.#turn(isHeard);
    else if (isHeard && !isSame) this.#apply();
  }

  silence(): void {
    if (this.#isHeard) this.#turn(false);
  }

  #turn(isHeard: boolean): void {
    this.#isHeard = isHeard;
    this.#next?.();
    this.#go();
  }

  #go(): void {
    this.#next = null;
    this.#step += this.#isHeard ? 1 : -1;
    this.#apply();
    if (this.#step > 0 && this.#step < STEPS)
      this.#next = this.#clock.after(FADE_MS / STEPS, () => this.#go());
  }

  #apply(): void {
    this.#element.volume = Math.max(UNHEARD, (this.#volume * this.#step) / STEPS);
    // On some phones pages may not set a volume, but be mute.
    this.#element.muted = this.#step === 0 && this.#element.volume > UNHEARD;
  }
}
