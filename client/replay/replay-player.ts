import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { ChunkParts } from "../../domain/recording/chunk-parts.ts";
import type { Manifest } from "../../domain/recording/recording.ts";
import { PartsReader, type Sight, spanAt } from "../../domain/recording/replay.ts";
import type { Playback, PlaybackView } from "../playback.ts";
import { nextEventAfter } from "./next-event.ts";
import { PartsShelf } from "./parts-shelf.ts";
import { nothingPlayed, playbackView } from "./playback-view.ts";
import { Playhead } from "./playhead.ts";
import type { RecordingAccess } from "./recording-access.ts";

/** Between two looks at the clock while it plays, in ms. */
const TICK_MS = 40;

/** Between two questions for what has come of a class that is still going on, in ms. */
const ASK_FOR_MORE_MS = 10_000;

/** Between two questions for a recording that is being prepared, or of which there is nothing yet, in ms. */
const ASK_WHEN_READY_MS = 2000;
const NOT_YET = new Set(["being-prepared", "nothing-recorded"]);

/** What a viewer begins with. */
export interface ReplayStart {
  /** Milliseconds on the recording's axis. */
  readonly at: number;
  readonly speed: number;
  readonly compressIdle: boolean;
}

export const fromTheStart: ReplayStart = { at: 0, speed: 1, compressIdle: true };

interface PlayerOptions {
  readonly access: RecordingAccess;
  readonly clock: Clock;
  readonly start: ReplayStart;
  /** All that is to be seen is now this, at that instant. */
  readonly onShow: (now: Sight, t: number) => void;
  /** The viewer moves along with the recording again. */
  readonly onMove: () => void;
}

/**
 * Plays a recording: brings together the clock, what has been fetched, and what is shown. Where something is missing it
 * stands still and says so, and goes on by itself as soon as it is there.
 */
export class ReplayPlayer implements Playback {
  readonly #options: PlayerOptions;
  readonly #head: Playhead;
  readonly #shelf: PartsShelf;
  readonly #reader = new PartsReader();
  readonly #listeners = new Set<() => void>();
  #view: PlaybackView = nothingPlayed;
  #manifest: Manifest | null = null;
  #failed: string | null = null;
  #playing = false;
  #waiting = true;
  #running = false;
  #asking = false;
  #next: (() => void) | null = null;
  #more: (() => void) | null = null;

  constructor(options: PlayerOptions) {
    const { access, clock, start } = options;
    this.#options = options;
    this.#head = new Playhead(clock);
    this.#head.setSpeed(start.speed);
    this.#head.setCompressIdle(start.compressIdle);
    this.#shelf = new PartsShelf({ access, clock, onChange: () => this.#look() });
  }

  get access(): RecordingAccess {
    return this.#options.access;
  }

  readonly getSnapshot = (): PlaybackView => this.#view;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  readonly instant = (): number => this.#head.at();

  /** Somebody looks. */
  begin(): void {
    this.#running = true;
    if (this.#manifest) this.#look();
    else void this.#ask();
  }

  /** Somebody wants to read this pad too, or none: what is in sight is not complete without it. */
  want(pad: PadName | null): void {
    this.#shelf.want(pad);
    this.#look();
  }

  /** Nobody looks any more. */
  end(): void {
    this.pause();
    this.#running = false;
    this.#more?.();
    this.#more = null;
    this.#shelf.rest();
  }

  readonly play = (): void => {
    if (this.#playing) return;
    this.#options.onMove();
    if (this.#manifest && !this.#manifest.live && this.#head.at() >= this.#manifest.length)
      this.#head.seek(0);
    this.#playing = true;
    this.#look();
  };

  readonly pause = (): void => {
    this.#playing = false;
    this.#head.run(false);
    this.#look();
  };

  readonly seek = (t: number): void => {
    this.#options.onMove();
    this.#head.seek(t);
    this.#look();
  };

  readonly nextEvent = (): void => {
    const t = nextEventAfter(this.#head.at(), this.#manifest?.chunks ?? [], this.#shelf);
    if (t === null) return;
    this.pause();
    this.seek(t);
  };

  readonly setSpeed = (speed: number): void => {
    this.#head.setSpeed(speed);
    this.#look();
  };

  readonly setCompressIdle = (on: boolean): void => {
    this.#head.setCompressIdle(on);
    this.#look();
  };

  readonly retry = (): void => {
    this.#failed = null;
    this.#shelf.retry();
    if (!this.#manifest || this.#manifest.live) void this.#ask();
    this.#look();
  };

  readonly voiceUrl: Playback["voiceUrl"] = (piece) => this.access.voiceUrl(piece);

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const answer = await this.access.manifest();
    this.#asking = false;
    if (answer.ok) this.#know(answer.value);
    else if (!this.#manifest) this.#failed = answer.error.code;
    if (this.#isNotYet() && this.#running) this.#askIn(ASK_WHEN_READY_MS);
    this.#look();
  }

  #isNotYet(): boolean {
    if (this.#manifest) return this.#manifest.live && this.#manifest.chunks.length === 0;
    return NOT_YET.has(this.#failed ?? "");
  }

  #askIn(ms: number): void {
    this.#more ??= this.#options.clock.after(ms, () => {
      this.#more = null;
      void this.#ask();
    });
  }

  #know(manifest: Manifest): void {
    const isFirst = this.#manifest === null;
    this.#manifest = manifest;
    this.#failed = null;
    this.#head.know(manifest.length, manifest.idle);
    this.#shelf.know(manifest.chunks.length);
    if (isFirst) this.#head.seek(this.#options.start.at);
  }

  /** Shows what the clock says, as far as it is here, and looks again in a moment while it plays. */
  #look(): void {
    this.#next?.();
    this.#next = null;
    if (this.#manifest && this.#running) this.#show(this.#manifest);
    this.#tell();
    const isOver = this.#head.at() >= (this.#manifest?.length ?? 0);
    if (this.#running && this.#playing && !this.#waiting && !isOver)
      this.#next = this.#options.clock.after(TICK_MS, () => this.#look());
  }

  #show(manifest: Manifest): void {
    const t = this.#head.at();
    const chunk = this.#chunkAt(manifest, t);
    this.#waiting = chunk === null && manifest.chunks.length > 0;
    if (t >= manifest.length && !this.#waiting) this.#arrive(manifest);
    // Time stands still where something is missing.
    this.#head.run(this.#playing && !this.#waiting);
    if (chunk) this.#options.onShow(this.#reader.at(chunk, t), t);
  }

  /** At its end it stops; whoever has seen all of a class that is still going on sees more as soon as it is there. */
  #arrive({ live }: Manifest): void {
    if (!live) this.#playing = false;
    if (this.#playing) this.#askIn(ASK_FOR_MORE_MS);
  }

  #chunkAt({ chunks }: Manifest, t: number): ChunkParts | null {
    return chunks.length === 0 ? null : this.#shelf.take(spanAt(chunks, t), this.#playing);
  }

  #tell(): void {
    const view = this.#lookNow();
    const keys = Object.keys(view) as (keyof PlaybackView)[];
    if (keys.every((key) => view[key] === this.#view[key])) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #lookNow(): PlaybackView {
    return playbackView({
      manifest: this.#manifest,
      head: this.#head,
      start: this.#options.start.at,
      playing: this.#playing,
      waiting: this.#waiting,
      failed: this.#failed,
      missing: this.#shelf.failed,
    });
  }
}
