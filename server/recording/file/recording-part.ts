import type { Chunk, Manifest } from "../../../domain/recording/recording.ts";

/** A part of a recording that stands for itself, on its way into a file or out of it. `json` is the text as it is hashed and kept. */
export type RecordingPart =
  | { readonly is: "lesson"; readonly name: string; readonly json: string }
  | { readonly is: "trace"; readonly name: string; readonly json: string }
  | { readonly is: "chunk"; readonly name: string; readonly json: string }
  | { readonly is: "voice"; readonly name: string; readonly bytes: Uint8Array };

/** The same out of a file, checked: of the manifest, which comes first, and of chunks, what their JSON said. */
export type CheckedPart =
  | { readonly is: "manifest"; readonly manifest: Manifest }
  | Exclude<RecordingPart, { readonly is: "chunk" }>
  | { readonly is: "chunk"; readonly name: string; readonly chunk: Chunk };

/** All of a recording: `parts` brings one after another, lesson, traces, chunks and voice, in this order. */
export interface WholeRecording {
  readonly manifest: Manifest;
  readonly parts: () => AsyncIterable<RecordingPart>;
}
