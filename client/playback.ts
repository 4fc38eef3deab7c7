import type { PadName } from "../domain/pad/pad-id.ts";
import type {
  Chapter,
  Manifest,
  Mark,
  RecordedPad,
  Span,
  VoicePiece,
} from "../domain/recording/recording.ts";
import type { RecordingAccess } from "./replay/recording-access.ts";

/** How a replay is being played: one immutable value, new only when something changed. Times are milliseconds. */
export interface PlaybackView {
  /** Whether its timeline is known yet. `failed`: it cannot be shown at all; why is in `failed`. */
  readonly is: "loading" | "ready" | "failed";
  readonly manifest: Manifest | null;
  /** The instant in sight, or the one that is awaited. */
  readonly at: number;
  readonly length: number;
  /** Whether it goes on by itself, as soon as it can. */
  readonly playing: boolean;
  readonly speed: number;
  readonly compressIdle: boolean;
  /** What belongs to `at` is not here yet: what is in sight is from before. */
  readonly waiting: boolean;
  readonly chapters: readonly Chapter[];
  readonly marks: readonly Mark[];
  readonly idle: readonly Span[];
  /** The code of what could not be had; null while nothing is missing. */
  readonly failed: string | null;
}

/** Moves through a recording. Functions are stable and need no `this`. */
export interface Playback {
  readonly getSnapshot: () => PlaybackView;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Where it is by the clock at this very moment: `at` is from the last look at it. */
  readonly instant: () => number;
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes to this instant, or the nearest that there is. */
  readonly seek: (t: number) => void;
  /** To where something happens next. */
  readonly nextEvent: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly setCompressIdle: (on: boolean) => void;
  /** Asks once more for what could not be had; for a class that is still going on, for what has come since. */
  readonly retry: () => void;
  /** Where a piece of the instructor's voice can be fetched. */
  readonly voiceUrl: (piece: VoicePiece) => string;
  readonly access: RecordingAccess;
}

/** A pad at the instant in sight. */
export interface SeenPad {
  readonly text: RecordedPad["text"];
  /** Those cursors that are still shown: whose, under what name, and where. */
  readonly cursors: readonly { readonly by: string; readonly name: string; readonly at: number }[];
}

/** The pads of a replay: to be read, as they were at the instant in sight. */
export interface RecordedPads {
  /** The names of those that there are, in a fixed order; the same value as long as they are the same. */
  readonly names: () => readonly PadName[];
  /** Null before there is such a pad, and where it is not wanted or not here yet. The same value as long as nothing in it changes. */
  readonly read: (name: PadName) => SeenPad | null;
  /**
   * Whoever looks at a pad says so: what only its owner and hosts saw is fetched for those alone who want it. The instant in
   * sight is not complete without it.
   */
  readonly want: (name: PadName | null) => void;
  /** Told whenever something in a pad changes. */
  readonly subscribe: (onChange: () => void) => () => void;
}
