import type { VoiceElement } from "../../../client/voice/voice-play-deck.ts";
import type { Clock } from "../../../domain/clock.ts";

/** What cannot be heard is not sent out; until it is, so long passes, in ms. */
const WAKE_MS = 30;

/** How an audio element behaves in a browser, as far as time goes: it begins late, and goes on at its rate until its end. */
export class MadeElement implements VoiceElement {
  /** From being told to play until it does, in ms. */
  lag = 110;
  /** The browser wants a press of a button first. */
  refuses = false;
  preload: VoiceElement["preload"] = "";
  preservesPitch = false;
  paused = true;
  seeking = false;
  readyState = 0;
  error: MediaError | null = null;
  readonly #clock: Pick<Clock, "now">;
  readonly #listeners = new Map<string, () => void>();
  #muted = false;
  #volume = 1;
  #src = "";
  #rate = 1;
  #from = 0;
  #since = 0;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Every piece has ten seconds. */
  get duration(): number {
    return this.#src === "" ? Number.NaN : 10;
  }

  get ended(): boolean {
    return this.#src !== "" && this.currentTime >= this.duration;
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    if (this.#muted && !muted && this.#volume > 0) this.#wake();
    this.#muted = muted;
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    if (this.#volume === 0 && volume > 0 && !this.#muted) this.#wake();
    this.#volume = volume;
  }

  get src(): string {
    return this.#src;
  }

  set src(src: string) {
    this.#src = src;
    this.paused = true;
    this.#rate = 1;
    this.#from = 0;
    this.readyState = 0;
    queueMicrotask(() => {
      this.readyState = 4;
      this.#tell("loadeddata");
    });
  }

  get currentTime(): number {
    const ms = this.paused ? 0 : Math.max(0, this.#clock.now() - this.#since);
    return Math.min(this.#from + (ms / 1000) * this.#rate, this.duration || 0);
  }

  set currentTime(seconds: number) {
    this.#from = Math.max(0, Math.min(seconds, this.duration));
    this.#since = this.#clock.now() + this.lag;
    queueMicrotask(() => this.#tell("seeked"));
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#settle();
    this.#rate = rate;
  }

  async play(): Promise<void> {
    if (this.refuses) throw new DOMException("no", "NotAllowedError");
    this.paused = false;
    this.#since = this.#clock.now() + this.lag;
  }

  pause(): void {
    if (this.paused) return;
    this.#settle();
    this.paused = true;
    queueMicrotask(() => this.#tell("pause"));
  }

  load(): void {}

  /** Sound stood still for so long: the machine had other things to do. */
  stall(ms: number): void {
    this.#settle();
    this.#from -= ms / 1000;
  }

  readonly addEventListener = (event: string, listener: () => void): void => {
    this.#listeners.set(event, listener);
  };

  #wake(): void {
    if (!this.paused) this.stall(WAKE_MS * this.#rate);
  }

  #settle(): void {
    this.#from = this.currentTime;
    this.#since = Math.max(this.#since, this.#clock.now());
  }

  #tell(event: string): void {
    this.#listeners.get(event)?.();
  }
}
