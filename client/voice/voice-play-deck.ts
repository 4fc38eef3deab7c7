import type { Clock } from "../../domain/clock.ts";
import { VoiceFader } from "./voice-play-fader.ts";
import type { VoiceCue } from "./voice-play-plan.ts";
import { correctionOf, learntLag, shownLag } from "./voice-play-sync.ts";

/** As much of an audio element as it takes. */
export type VoiceElement = Pick<
  HTMLAudioElement,
  | "src"
  | "preload"
  | "currentTime"
  | "duration"
  | "paused"
  | "ended"
  | "seeking"
  | "readyState"
  | "error"
  | "muted"
  | "volume"
  | "playbackRate"
  | "preservesPitch"
  | "play"
  | "pause"
  | "load"
> & {
  readonly addEventListener: (
    event: "loadeddata" | "seeked" | "playing" | "ended" | "error" | "pause",
    listener: () => void,
  ) => void;
};

/** What all decks know together. */
export interface DeckOptions {
  readonly clock: Clock;
  /** How long this browser takes from being told to play until something is heard; decks learn it. Milliseconds. */
  readonly lag: { ms: number };
  /** Something came, ended or was found. */
  readonly onChange: () => void;
  /** The browser does not let the page play by itself. */
  readonly onRefused: () => void;
  /** Somebody else stopped it: a headset that was taken off, a call, the keys of the system. */
  readonly onStopped: () => void;
}

/** `HTMLMediaElement.HAVE_METADATA` and `HAVE_CURRENT_DATA`. */
const KNOWN = 1;
const HERE = 2;
/** After it began, so long passes until what it says of where it is can be believed, in ms. */
const SETTLE_MS = 100;
/** A piece that has begun is silent until it is this near, in ms of the recording, but not for longer than so, in ms. */
const IN_STEP_MS = 40;
const HUSHED_MS = 1000;
/** A piece that stands so near to where it is to begin stays there, in ms of the viewer's time. */
const NEAR_ENOUGH_MS = 12;
/** How much of a new measurement counts: each is a few ms off. */
const FRESH = 0.4;

/** One audio element: has one stretch of the voice ready, or plays it in step. */
export class VoiceDeck {
  readonly #element: VoiceElement;
  readonly #options: DeckOptions;
  readonly #fader: VoiceFader;
  #url: string | null = null;
  /** When it last began or jumped, by the clock. */
  #since = 0;
  #isFresh = true;
  /** What it allowed for then for the browser to begin, in ms. */
  #usedLag = 0;
  #off: number | null = null;
  #isToPlay = false;
  /** When it began, by the clock; null: it was in step since. */
  #hushedAt: number | null = null;

  constructor(element: VoiceElement, options: DeckOptions) {
    this.#element = element;
    this.#options = options;
    this.#fader = new VoiceFader(element, options.clock);
    element.preload = "auto";
    element.preservesPitch = true;
    for (const event of ["loadeddata", "seeked", "playing", "ended", "error"] as const)
      element.addEventListener(event, options.onChange);
    element.addEventListener("pause", () => {
      if (this.#isToPlay && element.paused && !element.ended && element.error === null) options.onStopped();
    });
  }

  /** Whether its piece is here and stands or runs where it should. */
  get isReady(): boolean {
    return this.#url !== null && this.#element.readyState >= HERE && !this.#element.seeking;
  }

  /** The browser could make nothing of its piece. */
  get isBroken(): boolean {
    return this.#url !== null && this.#element.error !== null;
  }

  /** Some browsers let an element play only after it was touched while a button was pressed. */
  unlock(): void {
    if (this.#url === null) this.#element.load();
  }

  /** Has the piece at this address from now on. */
  load(url: string): void {
    if (this.#url === url) return;
    this.rest();
    this.#url = url;
    this.#element.src = url;
  }

  /** Does what its stretch should be doing now; to be called often. `volume` is from 0 to 1. */
  follow(cue: VoiceCue, speed: number, volume: number): void {
    if (this.#element.readyState < KNOWN || this.#element.error) return;
    if (!cue.runs) this.#stand(cue.media, speed);
    else if (!this.#isToPlay) this.#begin(cue.media, speed);
    else this.#keepInStep(cue.media, speed);
    this.#fader.hear(cue.heard && this.#isToPlay && !this.#isHushed(), volume);
  }

  /** Is silent, and knows nothing of what it did. */
  rest(): void {
    this.#fader.silence();
    this.#stop();
    this.#off = null;
  }

  /** Waits where it would begin. */
  #stand(media: number, speed: number): void {
    this.#stop();
    if (!this.#element.seeking && !this.#isNear(media, speed)) this.#goTo(media, speed);
  }

  #begin(media: number, speed: number): void {
    const element = this.#element;
    if (this.#isBeyond(media)) return;
    if (!this.#isNear(media, speed)) this.#goTo(media, speed);
    this.#isToPlay = true;
    this.#isFresh = true;
    this.#usedLag = this.#options.lag.ms;
    this.#startedNow();
    this.#hushedAt = this.#since;
    this.#setRate(speed);
    element.play().catch((error: unknown) => {
      this.#isToPlay = !element.paused;
      if (error instanceof Error && error.name === "NotAllowedError") this.#options.onRefused();
    });
  }

  #keepInStep(media: number, speed: number): void {
    const { clock, lag } = this.#options;
    const element = this.#element;
    if (element.ended) {
      // What has ended would begin anew: it goes on only where it was taken back.
      this.#isToPlay = false;
      return;
    }
    const since = clock.now() - this.#since;
    if (element.seeking || element.readyState < HERE || since < lag.ms + SETTLE_MS) return;
    const ms = element.currentTime * 1000 - media;
    const shown = shownLag(this.#usedLag, { ms, speed });
    if (this.#isFresh) lag.ms = learntLag(lag.ms, shown);
    this.#isFresh = false;
    if (Math.abs(ms) <= IN_STEP_MS) this.#hushedAt = null;
    const isHushed = this.#isHushed();
    this.#off = this.#off === null || isHushed ? ms : this.#off + (ms - this.#off) * FRESH;
    const correction = correctionOf({ ms: this.#off, speed, rate: element.playbackRate, since, isHushed });
    if (correction.does === "rate") this.#setRate(correction.rate);
    // Nobody hears it yet: it tries again from where that would have been right.
    else this.#jump(media, speed, isHushed ? shown : lag.ms);
  }

  #jump(media: number, speed: number, lagMs: number): void {
    if (this.#isBeyond(media)) return;
    this.#goTo(media, speed, lagMs);
    this.#usedLag = lagMs;
    this.#startedNow();
    this.#isFresh = true;
    this.#setRate(speed);
  }

  /** Whether it has only begun, and is not known to be in step. */
  #isHushed(): boolean {
    return this.#hushedAt !== null && this.#options.clock.now() < this.#hushedAt + HUSHED_MS;
  }

  #startedNow(): void {
    this.#since = this.#options.clock.now();
    this.#off = null;
  }

  /** A browser begins a little late: it begins where it should be by then. */
  #goTo(media: number, speed: number, lagMs = this.#options.lag.ms): void {
    this.#element.currentTime = startOf(media, speed, lagMs) / 1000;
  }

  #isNear(media: number, speed: number): boolean {
    const off = this.#element.currentTime * 1000 - startOf(media, speed, this.#options.lag.ms);
    return Math.abs(off) <= NEAR_ENOUGH_MS * speed;
  }

  /** A piece may be shorter than was said. */
  #isBeyond(media: number): boolean {
    const { duration, ended, currentTime } = this.#element;
    // Not every browser knows how long a piece is before it has come to its end.
    return media / 1000 >= (ended ? currentTime : duration) - 0.02;
  }

  #setRate(rate: number): void {
    if (this.#element.playbackRate !== rate) this.#element.playbackRate = rate;
  }

  #stop(): void {
    if (!this.#isToPlay) return;
    this.#isToPlay = false;
    this.#element.pause();
  }
}

/** Where in a piece to begin, so that it is in step once the browser has. */
function startOf(media: number, speed: number, lagMs: number): number {
  return Math.max(0, media + lagMs * speed);
}
