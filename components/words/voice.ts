import type { MicrophoneFault } from "../../client/use-voice.ts";
import { count } from "./common.ts";

/** Words of recording the host's own voice. */
export const voiceWords = {
  controls: "Your voice",
  start: "Record my voice",
  /** Where there is no room for more, beside a sign of what is meant. */
  short: "Voice",
  asking: "Waiting for your microphone…",
  askingText: "Your browser asks whether this page may use your microphone. Allow it there.",
  starting: "Starting your voice…",
  on: "Your voice",
  of: (name: string) => `${name}’s voice`,
  paused: "Voice paused",
  stop: "Stop recording my voice",
  stopShort: "Stop voice",
  level: "How loud you are",
  hears: "Hears you",
  quiet: "Quiet",
  silent: "Hears nothing",
  silentText:
    "Nothing has come from your microphone for 10 seconds. See whether it is muted, at its switch or in your computer’s sound settings. The recording goes on.",
  behind: (seconds: number) => `${count(seconds, "second", "seconds")} not sent yet`,
  behindShort: (seconds: number) => `${seconds} s`,
  behindText:
    "What you say is recorded and kept in this browser. It is sent as soon as your connection is good again.",
  again: "Try again",
  close: "Close",
  elsewhere: {
    tab: "Your voice is being recorded in another tab of this browser.",
    unknown:
      "Your voice is on, but this page does not record it: it was loaded again, or another device of yours records.",
    here: "Record it here",
    goOn: "Go on here",
    stop: "Stop my voice",
  },
  rest: (seconds: number) =>
    `${count(seconds, "second", "seconds")} of your voice are still being sent. Keep this page open until they are.`,
  lost: (seconds: number, why: string) =>
    `${count(seconds, "second", "seconds")} of your voice could not be kept. ${why}`,
} as const;

/** What happened to the microphone, and what to do. */
export const microphoneWords: Record<MicrophoneFault, string> = {
  insecure:
    "Browsers give a microphone only to pages that came over https, or from this very computer. Open the class at its https address; it is recorded without your voice until then.",
  unsupported:
    "This browser cannot record sound. Open the console in a current Chrome, Edge, Firefox or Safari; the class is recorded without your voice until then.",
  refused:
    "This page may not use your microphone. Click the sign beside the address, allow the microphone, and try again.",
  none: "No microphone was found. Plug one in, and try again.",
  unreadable:
    "The microphone cannot be read. Another program may be using it: close that, or choose another microphone, and try again.",
  lost: "The microphone is gone: unplugged, or taken by another program. What you said until then is kept. Plug it in, and try again.",
};
