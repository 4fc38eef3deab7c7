import type { Result } from "../../domain/result.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import type { ParticipantId } from "../../domain/session/events.ts";

/** What must be known of a class before its log is read. */
export interface ClassRecord {
  /** Unguessable, never shown; names the session's stream. */
  readonly id: string;
  readonly code: RoomCode;
  /** Wall clock, milliseconds since 1970. */
  readonly openedAt: number;
  /** SHA-256 of the key in the host link, hex. */
  readonly hostKeyHash: string;
  readonly hostId: ParticipantId;
}

/** A secret somebody holds: a browser's cookie, or a resume token. Only its SHA-256 is kept, never in the log. */
export interface Credential {
  readonly secretHash: string;
  readonly kind: "cookie" | "resume";
  readonly classId: string;
  readonly participantId: ParticipantId;
}

/**
 * Content that is named by its hash and never changes: lessons and notes as they were taught, traces of what was run,
 * texts of pads that were pushed.
 */
export interface Blob {
  readonly hash: string;
  readonly kind: "lesson" | "notes" | "trace" | "pad";
  readonly json: string;
}

/** A class, and who one is in it. */
export interface OwnClass {
  readonly record: ClassRecord;
  readonly participantId: ParticipantId;
}

/**
 * Classes, credentials and blobs. Durable when a promise resolves; a promise that rejects means that the store failed.
 * Every implementation passes the one contract suite in tests/store.
 */
export interface ClassStore {
  /** `code-taken` when another class, open or closed, has the code. A known id is a broken invariant. */
  addClass(record: ClassRecord): Promise<Result<null, "code-taken">>;
  classByCode(code: RoomCode): Promise<ClassRecord | null>;
  /** Adds or replaces: one secret is one person in one class, which must be known. */
  addCredential(credential: Credential): Promise<void>;
  findParticipant(
    classId: string,
    kind: Credential["kind"],
    secretHash: string,
  ): Promise<ParticipantId | null>;
  /** The classes in which this cookie's browser is somebody, newest first, at most 200. */
  classesOf(cookieHash: string): Promise<readonly OwnClass[]>;
  putBlob(blob: Blob): Promise<void>;
  getBlob(kind: Blob["kind"], hash: string): Promise<string | null>;
}
