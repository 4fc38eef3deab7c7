import type { NameProblem } from "../name.ts";

/** Why a command is refused. Screens have a sentence for each. */
export type Rejection =
  | NameProblem
  | "session-not-open"
  | "already-open"
  | "not-a-participant"
  | "not-allowed"
  | "not-your-baton"
  | "not-a-writer"
  | "no-such-step"
  | "no-such-pad"
  | "no-such-participant"
  | "nothing-to-do"
  | "room-locked"
  | "room-full"
  | "banned"
  | "last-host"
  | "not-recording"
  | "voice-taken";
