import type { Lesson } from "../../domain/lesson/lesson.ts";
import type { Chunk, ClassPart, Manifest, VoicePiece } from "../../domain/recording/recording.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { ApiResult } from "../api.ts";

/** Where a recording is read from, part by part: a server, or a file. */
export interface RecordingAccess {
  readonly manifest: () => Promise<ApiResult<Manifest>>;
  /** A chunk in its two parts; what stands aside is empty where nothing is apart. */
  readonly classPart: (n: number) => Promise<ApiResult<ClassPart>>;
  readonly asidePart: (n: number) => Promise<ApiResult<Chunk>>;
  readonly lesson: (hash: string) => Promise<ApiResult<Lesson>>;
  readonly trace: (hash: string) => Promise<ApiResult<Trace>>;
  readonly voiceUrl: (piece: VoicePiece) => string;
  /** It lies in a page by itself: there is no server, and nothing that runs Python. */
  readonly alone?: boolean;
}
