import type { RecordingView, Span } from "../../domain/recording/recording.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { ClassRecord } from "./class-store.ts";

/** What is kept of a recording beside the log that it is derived from. */
export interface RecordingRow {
  /** Unguessable; known to its owner alone. */
  readonly id: string;
  /** The class that it is of; null for an imported file. */
  readonly of: ClassRecord | null;
  /** SHA-256 of the cookie of whoever imported it; null for a class, which is its host's. */
  readonly ownerHash: string | null;
  readonly title: string;
  /** On the session's axis, in milliseconds. */
  readonly trim: { readonly from: number; readonly to: number | null };
  readonly hidden: readonly Span[];
  /** The unguessable token of its link while it is shared. */
  readonly shareToken: string | null;
  /** Whether those who have the link hear the voice. */
  readonly voiceShared: boolean;
  /** Wall clock, milliseconds since 1970. */
  readonly createdAt: number;
}

/** What its owner may change. */
export type RecordingEdit = Pick<RecordingRow, "title" | "trim" | "hidden" | "shareToken" | "voiceShared">;

/** Why a link that was good once leads nowhere. */
export type WhyGone = "deleted" | "expired" | "unshared";

/** A chunk in its two parts, each gzipped JSON. */
export interface PackedParts {
  readonly class: Uint8Array;
  readonly aside: Uint8Array;
}

/** A full chunk, for each of those whom a recording is made for. */
export type PackedChunk = Readonly<Record<RecordingView, PackedParts>>;

/** How far the full chunks of a class have been made. */
export interface MadeChunks {
  /** Another one each time that they are made anew: what was derived from older ones is worth nothing then. */
  readonly making: string;
  /** How many rows of all the class's streams are in them. */
  readonly rows: number;
  /** The index of the class, as gzipped JSON. */
  readonly index: Uint8Array;
}

/** A piece of the instructor's voice; `from` and `length` in milliseconds on the session's axis. */
export interface VoiceRow {
  readonly name: string;
  readonly from: number;
  readonly length: number;
  readonly type: string;
  readonly size: number;
  /** When somebody spoke in it, in milliseconds from its beginning; absent: not known. */
  readonly heard?: readonly Span[];
}

/** What a class's session stream becomes when somebody is forgotten: the new bodies of those rows that change, by seq. */
export interface Forgetting {
  readonly participantId: ParticipantId;
  readonly bodies: ReadonlyMap<number, string>;
  /** Another epoch, so that nobody goes on from what they had. */
  readonly epoch: string;
}

/**
 * Recordings, what is made of the logs for them, and deletion. Durable when a promise resolves, each of them whole or not at
 * all. Every implementation passes the one contract suite in tests/store.
 */
export interface RecordingStore {
  /** Adds it; of one class there is one recording, and the one that was first stands. Gives the one that stands. */
  add(row: RecordingRow): Promise<RecordingRow>;
  byId(id: string): Promise<RecordingRow | null>;
  byToken(token: string): Promise<RecordingRow | null>;
  ofClass(classId: string): Promise<RecordingRow | null>;
  /** Those that were imported by this cookie's browser, newest first, at most 200. */
  importsOf(ownerHash: string): Promise<readonly RecordingRow[]>;
  /** Changes one that is there; a token that it had before and has no more leads nowhere from then on. */
  change(id: string, edit: RecordingEdit): Promise<void>;
  /** Why this token, or the id of one that was deleted, leads nowhere; null when it never led anywhere. */
  whyGone(token: string): Promise<WhyGone | null>;

  /**
   * Keeps full chunks in the place of all from number `first` on, and how far they go. Throws when those before are of another
   * making.
   */
  keepChunks(classId: string, first: number, chunks: readonly PackedChunk[], made: MadeChunks): Promise<void>;
  made(classId: string): Promise<MadeChunks | null>;
  /** One part of the n-th chunk; the others are not read. */
  chunkPart(
    classId: string,
    n: number,
    view: RecordingView,
    part: keyof PackedParts,
  ): Promise<Uint8Array | null>;

  /** Keeps a piece under its name; one that is there stays as it is. */
  addVoice(classId: string, piece: VoiceRow, bytes: Uint8Array): Promise<void>;
  /** In the order of their beginnings. */
  voiceOf(classId: string): Promise<readonly VoiceRow[]>;
  voiceBytes(classId: string, name: string): Promise<Uint8Array | null>;

  /**
   * Keeps a part of an imported recording under a name of its own, such as `manifest`, `chunk/0`, `aside/0`, `shared-chunk/0`, `voice/a1`. The recording
   * itself is added last: without it there is none. `lesson/<hash>` and `trace/<hash>`, which are empty, say which blobs it needs.
   */
  addPart(id: string, name: string, bytes: Uint8Array): Promise<void>;
  part(id: string, name: string): Promise<Uint8Array | null>;

  /** Bytes that the chunks, the voice and the parts of a recording take. */
  sizeOf(id: string): Promise<number>;
  /** Classes that were opened, and imports that were made, before that time; at most 100. */
  olderThan(
    time: number,
  ): Promise<{ readonly classes: readonly ClassRecord[]; readonly imports: readonly string[] }>;

  /** Deletes a class: streams, credentials, chunks, voice, its recording, and the runs and pushed texts that only it has. */
  deleteClass(classId: string, why: WhyGone): Promise<void>;
  /** Deletes an import with its parts, and the lesson and the runs that nothing else needs. */
  deleteImport(id: string, why: WhyGone): Promise<void>;
  /** Deletes what is left of imports that were broken off. To be called when none is under way. */
  deleteBrokenOff(): Promise<void>;
  /** Deletes somebody's own pads, credentials and name in a class, and all chunks, which held them. */
  forgetPerson(classId: string, forgetting: Forgetting): Promise<void>;
}
