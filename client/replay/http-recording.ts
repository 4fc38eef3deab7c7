import { Chunk, ClassPart, Manifest } from "../../domain/recording/recording.ts";
import type { RecordingName } from "../../domain/recording/recording-api.ts";
import { call, fetchLesson, fetchTrace } from "../api.ts";
import type { RecordingAccess } from "./recording-access.ts";

/** A recording on the server; `asShared` shows its owner what others get. */
export function httpRecording(name: RecordingName, asShared = false): RecordingAccess {
  const base = `/api/recordings/${name}`;
  const view = asShared ? "?view=shared" : "";
  return {
    manifest: () => call(`${base}/manifest${view}`, Manifest),
    classPart: (n) => call(`${base}/chunks/${n}${view}`, ClassPart),
    asidePart: (n) => call(`${base}/chunks/${n}/aside${view}`, Chunk),
    lesson: fetchLesson,
    trace: fetchTrace,
    voiceUrl: (piece) => `${base}/voice/${piece.name}${view}`,
  };
}
