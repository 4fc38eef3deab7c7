import type { RecordingLight } from "../../domain/session/state.ts";
import type { MicrophoneFault } from "./microphone.ts";

/** How the voice of a host is doing on this page: one immutable value, new only when something changed. */
export interface VoiceView {
  /**
   * `asking` for the microphone, `starting` in the class, `on`, or `paused` with the recording. `elsewhere`: the class has this
   * host's voice on, but not from this page.
   */
  readonly is: "off" | "asking" | "starting" | "on" | "paused" | "elsewhere";
  /** Why there is no sound, until it is tried again. */
  readonly fault: MicrophoneFault | null;
  /** With `elsewhere`: whether another tab of this browser records. */
  readonly inOtherTab: boolean;
  /** Nothing was heard for long. */
  readonly silent: boolean;
  /** How much of the voice the server does not have yet, in whole seconds, and whether sending does not keep up. */
  readonly unsentS: number;
  readonly behind: boolean;
  /** How much the server has refused for good, in whole seconds, and why the last of it. */
  readonly lost: { readonly seconds: number; readonly code: string } | null;
}

export const NO_VOICE: VoiceView = {
  is: "off",
  fault: null,
  inOtherTab: false,
  silent: false,
  unsentS: 0,
  behind: false,
  lost: null,
};

/** What of the class decides about the voice. */
export interface VoicedClass {
  /** The line is of use now. */
  readonly live: boolean;
  /** Whether there may be a voice: the class is open, this is a host, and the recording is not off. */
  readonly may: boolean;
  readonly recording: RecordingLight;
  /** Whose voice is on. */
  readonly voice: "own" | "other" | "none";
  /** The session's time at 0 of the page's clock, in ms; null before it is known. */
  readonly startedAt: number | null;
  /** How many commands were refused so far, if the last of them was to start the voice. */
  readonly refusals: number;
}

export const NO_CLASS: VoicedClass = {
  live: false,
  may: false,
  recording: "off",
  voice: "none",
  startedAt: null,
  refusals: 0,
};
