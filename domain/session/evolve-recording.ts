import type { EventBody } from "./events.ts";
import type { SessionState } from "./state.ts";

/** What happens to the recording light and to the voice beside it. */
export type RecordingBody = Extract<EventBody, { type: `recording/${string}` | `voice/${string}` }>;

/** Folds such an event into the state. Where nothing is recorded no voice is either. */
export function applyToRecording(state: SessionState, body: RecordingBody): SessionState {
  switch (body.type) {
    case "recording/started":
      return { ...state, recording: "on" };
    case "recording/paused":
      return { ...state, recording: "paused" };
    case "recording/stopped":
      return { ...state, recording: "off", voice: null };
    case "voice/started":
      return { ...state, voice: body.id };
    case "voice/stopped":
      return { ...state, voice: null };
  }
}
