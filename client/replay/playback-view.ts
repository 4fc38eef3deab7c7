import type { Manifest } from "../../domain/recording/recording.ts";
import type { PlaybackView } from "../playback.ts";
import type { Playhead } from "./playhead.ts";

/** All that the view of a playback is made from. */
export interface PlaybackParts {
  readonly manifest: Manifest | null;
  readonly head: Pick<Playhead, "at" | "speed" | "compressIdle">;
  /** Where it is to begin, as long as nothing is known, in ms. */
  readonly start: number;
  readonly playing: boolean;
  readonly waiting: boolean;
  /** Why there is nothing to play, and why a part of it is missing: codes. */
  readonly failed: string | null;
  readonly missing: string | null;
}

/** Before anything is known. */
export const nothingPlayed: PlaybackView = {
  is: "loading",
  manifest: null,
  at: 0,
  length: 0,
  playing: false,
  speed: 1,
  compressIdle: true,
  waiting: true,
  chapters: [],
  marks: [],
  idle: [],
  failed: null,
};

export function playbackView(parts: PlaybackParts): PlaybackView {
  const { manifest, head, start, playing, waiting, failed, missing } = parts;
  const { chapters, marks, idle, length } = manifest ?? nothingPlayed;
  return {
    is: manifest ? "ready" : failed === null ? "loading" : "failed",
    manifest,
    at: manifest ? head.at() : start,
    length,
    playing,
    speed: head.speed,
    compressIdle: head.compressIdle,
    waiting,
    chapters,
    marks,
    idle,
    failed: failed ?? (waiting ? missing : null),
  };
}
