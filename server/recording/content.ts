/** A part of a chunk as it goes out: `tag` says which content it is. */
export interface ChunkContent {
  readonly tag: string;
  /** Makes its JSON. */
  readonly load: () => Promise<string>;
  /** The same gzipped, where it is kept just so: then there is nothing to make. */
  readonly packed: (() => Promise<Uint8Array>) | null;
}

export interface VoiceBytes {
  readonly type: string;
  readonly bytes: Uint8Array;
}
