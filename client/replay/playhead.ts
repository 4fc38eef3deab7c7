import type { Clock } from "../../domain/clock.ts";
import { playedTime, recordedTimeOf } from "../../domain/recording/idle-time.ts";
import type { Span } from "../../domain/recording/recording.ts";

/** Where on a recording one is, by the clock alone: a page that slept for a while is where it would have been. */
export class Playhead {
  readonly #clock: Pick<Clock, "now">;
  #length = 0;
  #idle: readonly Span[] = [];
  /** Where it was, and when. */
  #from = 0;
  #since = 0;
  #running = false;
  #speed = 1;
  #compressIdle = true;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  get speed(): number {
    return this.#speed;
  }

  get compressIdle(): boolean {
    return this.#compressIdle;
  }

  /** The recording is as long as this, and what is idle in it. */
  know(length: number, idle: readonly Span[]): void {
    this.#settle();
    this.#length = length;
    this.#idle = idle;
  }

  /** Milliseconds on the recording's axis. Sought idle time is shown as it is; only playing leaves it out. */
  at(): number {
    const passed = this.#running ? (this.#clock.now() - this.#since) * this.#speed : 0;
    if (passed <= 0) return Math.min(this.#from, this.#length);
    const to = this.#compressIdle
      ? recordedTimeOf(this.#idle, playedTime(this.#idle, this.#from) + passed)
      : this.#from + passed;
    return Math.min(to, this.#length);
  }

  /** Whether it goes on with the clock. */
  run(running: boolean): void {
    this.#settle();
    this.#running = running;
  }

  seek(t: number): void {
    this.#from = Math.max(0, Math.min(t, this.#length));
    this.#since = this.#clock.now();
  }

  setSpeed(speed: number): void {
    this.#settle();
    this.#speed = speed;
  }

  setCompressIdle(on: boolean): void {
    this.#settle();
    this.#compressIdle = on;
  }

  #settle(): void {
    this.#from = this.at();
    this.#since = this.#clock.now();
  }
}
