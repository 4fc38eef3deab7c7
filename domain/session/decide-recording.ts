import { refuse } from "../result.ts";
import type { ClientCommand } from "./commands.ts";
import { type Decision, unless } from "./decision.ts";
import type { Participant, SessionState } from "./state.ts";

/** What hosts ask for about the recording and the voice in it. */
export type RecordingCommand = Extract<ClientCommand, { type: `recording/${string}` | `voice/${string}` }>;

/** `host` is known to be one. */
export function decideRecording(state: SessionState, command: RecordingCommand, host: Participant): Decision {
  switch (command.type) {
    case "recording/start":
      return unless(state.recording === "on", { type: "recording/started" });
    case "recording/pause":
      return unless(state.recording !== "on", { type: "recording/paused" });
    case "recording/stop":
      return unless(state.recording === "off", { type: "recording/stopped" });
    case "voice/start":
      return decideVoice(state, host);
    case "voice/stop":
      return unless(state.voice === null, { type: "voice/stopped" });
  }
}

/** While the recording is paused a voice may begin: it is kept from the moment that the recording goes on. */
function decideVoice({ recording, voice }: SessionState, { id }: Participant): Decision {
  if (recording === "off") return refuse("not-recording");
  if (voice !== null && voice !== id) return refuse("voice-taken");
  return unless(voice === id, { type: "voice/started", id });
}
