import type { Clock } from "../../domain/clock.ts";
import { playedTime } from "../../domain/recording/idle-time.ts";
import type { Span, VoicePiece } from "../../domain/recording/recording.ts";
import type { Playback, PlaybackView } from "../playback.ts";
import { VoiceDeck, type VoiceElement } from "./voice-play-deck.ts";
import { cuesAt, type Playing, stretchesOf, type VoiceCue, type VoiceStretch } from "./voice-play-plan.ts";
import { VoiceShelf } from "./voice-play-shelf.ts";

/** One is heard, the next is ready, and one may still be fading. */
const DECKS = 3;
/** What a browser takes to begin, in ms, before it is known better. */
const USUAL_LAG_MS = 70;
/** When the replay is elsewhere than it should be by this, in ms of the viewer's time, somebody moved it. */
const MOVED_MS = 120;

/** How the voice of a replay is: one immutable value, new only when something changed. */
export interface VoicePlayView {
  readonly on: boolean;
  /** From 0 to 1. */
  readonly volume: number;
  /**
   * `loading`: it should be heard now and is not here yet. `refused`: the browser wants a press of a button first.
   * `missing`: what should be heard now is not to be had. `unplayable`: this browser cannot play what should be heard now.
   */
  readonly is: "well" | "loading" | "refused" | "missing" | "unplayable";
}

/** What a browser keeps of it. */
export type VoiceChoice = Pick<VoicePlayView, "on" | "volume">;

interface VoicePlayerOptions {
  readonly playback: Pick<Playback, "getSnapshot" | "subscribe" | "instant" | "pause" | "voiceUrl">;
  readonly clock: Clock;
  readonly makeElement: () => VoiceElement;
  /** Whether this browser can play such sound. */
  readonly canPlay: (type: string) => boolean;
  readonly start: VoiceChoice;
}

/**
 * Plays the instructor's voice in step with a replay, whose clock it never holds up: what is late is left out. Begin and end it;
 * functions are stable and need no `this`.
 */
export class VoicePlayer {
  readonly #options: VoicePlayerOptions;
  readonly #shelf: VoiceShelf;
  readonly #decks: readonly VoiceDeck[];
  readonly #listeners = new Set<() => void>();
  readonly #lag = { ms: USUAL_LAG_MS };
  #view: VoicePlayView;
  #refused = false;
  /** Which deck has which stretch, by key. */
  #laid = new Map<string, VoiceDeck>();
  #stretches: readonly VoiceStretch[] = [];
  #madeFrom: { voice: readonly VoicePiece[]; idle: readonly Span[] } | null = null;
  /** Where the replay was at the last look, and when that was. */
  #before: { readonly playing: Playing; readonly when: number } | null = null;
  #next: (() => void) | null = null;
  #leave: (() => void) | null = null;

  constructor(options: VoicePlayerOptions) {
    const { clock, playback } = options;
    this.#options = options;
    this.#view = { ...options.start, is: "well" };
    this.#shelf = new VoiceShelf({ urlOf: playback.voiceUrl, clock, onChange: this.#look });
    const deck = {
      clock,
      lag: this.#lag,
      onChange: () => this.#look(),
      onRefused: () => this.#refuse(),
      onStopped: playback.pause,
    };
    this.#decks = Array.from({ length: DECKS }, () => new VoiceDeck(options.makeElement(), deck));
  }

  readonly getSnapshot = (): VoicePlayView => this.#view;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  /** Goes along with the replay from now on. */
  begin(): void {
    this.#leave ??= this.#options.playback.subscribe(this.#look);
    this.#look();
  }

  /** Is silent; nothing is kept but the choice. */
  end(): void {
    this.#leave?.();
    this.#leave = null;
    this.#next?.();
    for (const deck of this.#decks) deck.rest();
    this.#shelf.clear();
    this.#before = null;
  }

  /** Also after the browser refused: call it while a button is pressed. */
  readonly turn = (on: boolean): void => {
    this.#refused = false;
    this.#tell({ on });
    this.#look();
  };

  /** From 0 to 1. */
  readonly setVolume = (volume: number): void => {
    this.#tell({ volume: Math.max(0, Math.min(1, volume)) });
    this.#look();
  };

  #refuse(): void {
    this.#refused = true;
    this.#look();
  }

  readonly #look = (): void => {
    this.#next?.();
    this.#next = null;
    if (!this.#leave) return;
    const playing = this.#playingNow();
    if (this.#wasMoved(playing)) for (const deck of this.#decks) deck.rest();
    if (playing.runs && !this.#before?.playing.runs) for (const deck of this.#decks) deck.unlock();
    this.#before = { playing, when: this.#options.clock.now() };
    const cues = this.#view.on ? cuesAt(this.#stretches, playing, DECKS) : [];
    this.#shelf.want(
      cues.filter(({ stretch }) => this.#canPlay(stretch)).map(({ stretch }) => stretch.piece),
    );
    this.#layOut(cues);
    for (const cue of cues) this.#laid.get(cue.stretch.key)?.follow(cue, playing.speed, this.#view.volume);
    this.#tell({ is: this.#stateOf(cues[0], playing) });
    const changesIn = Math.min(...cues.map((cue) => cue.changesIn));
    if (playing.runs && changesIn < MOVED_MS)
      this.#next = this.#options.clock.after(Math.max(1, changesIn), this.#look);
  };

  #playingNow(): Playing {
    const { getSnapshot, instant } = this.#options.playback;
    const view = getSnapshot();
    const idle = view.compressIdle ? view.idle : NONE;
    this.#plan(view, idle);
    const runs = view.playing && !view.waiting && !this.#refused;
    return { at: instant(), speed: view.speed, runs, idle, startLag: this.#lag.ms };
  }

  #plan({ manifest }: PlaybackView, idle: readonly Span[]): void {
    const voice = manifest?.voice ?? NONE;
    if (this.#madeFrom?.voice === voice && this.#madeFrom.idle === idle) return;
    this.#madeFrom = { voice, idle };
    this.#stretches = stretchesOf(voice, idle);
  }

  /** Whether it is elsewhere than going on by the clock would have brought it. */
  #wasMoved({ at, idle }: Playing): boolean {
    if (!this.#before) return false;
    const { playing, when } = this.#before;
    const passed = playing.runs ? (this.#options.clock.now() - when) * playing.speed : 0;
    const off = playedTime(idle, at) - playedTime(idle, playing.at) - passed;
    return Math.abs(off) > MOVED_MS * playing.speed;
  }

  /** Gives each stretch a deck of its own, those that have one keeping it. */
  #layOut(cues: readonly VoiceCue[]): void {
    const laid = new Map<string, VoiceDeck>();
    for (const { stretch } of cues) {
      const deck = this.#laid.get(stretch.key);
      if (deck) laid.set(stretch.key, deck);
    }
    const used = new Set(laid.values());
    const free = this.#decks.filter((deck) => !used.has(deck));
    for (const deck of free) deck.rest();
    for (const { stretch } of cues) {
      const url = this.#shelf.urlOf(stretch.piece);
      const deck = laid.get(stretch.key) ?? free.shift();
      if (!deck || url === null || !this.#canPlay(stretch)) continue;
      deck.load(url);
      laid.set(stretch.key, deck);
    }
    this.#laid = laid;
  }

  #canPlay({ piece }: VoiceStretch): boolean {
    return this.#options.canPlay(piece.type);
  }

  #stateOf(cue: VoiceCue | undefined, { at, runs }: Playing): VoicePlayView["is"] {
    if (this.#refused) return "refused";
    if (!cue || at < cue.stretch.from) return "well";
    const deck = this.#laid.get(cue.stretch.key);
    if (!this.#canPlay(cue.stretch) || deck?.isBroken) return "unplayable";
    if (this.#shelf.isGone(cue.stretch.piece)) return "missing";
    return runs && !deck?.isReady ? "loading" : "well";
  }

  #tell(change: Partial<VoicePlayView>): void {
    const view = { ...this.#view, ...change };
    if (view.on === this.#view.on && view.volume === this.#view.volume && view.is === this.#view.is) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly never[] = [];
