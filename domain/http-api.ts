import * as z from "zod/mini";
import { RoomCode } from "./room-code.ts";
import { text, wholeNumber } from "./schema.ts";
import { ParticipantId, Role, Seq } from "./session/events.ts";
import { Trace } from "./trace/trace.ts";

/** What goes over HTTP beside the pages. Every refusal is `{ error }` with a status that fits. */

/** POST /api/classes */
export const StartClass = z.object({
  lesson: text(1, 80),
  hostName: text(0, 1000),
  passcode: z.optional(text(0, 200)),
  /** Whether the class is recorded from its beginning; absent: it is. */
  recorded: z.optional(z.boolean()),
});
export type StartClass = z.infer<typeof StartClass>;

/** The answer to starting or claiming a class: the cookie is set with it. */
export const ClassStarted = z.object({ code: RoomCode, resumeToken: z.string() });
export type ClassStarted = z.infer<typeof ClassStarted>;

/** POST /api/classes/:code/join */
export const JoinClass = z.object({ name: text(0, 1000) });
export type JoinClass = z.infer<typeof JoinClass>;

export const ClassJoined = z.object({ id: ParticipantId, name: z.string(), resumeToken: z.string() });
export type ClassJoined = z.infer<typeof ClassJoined>;

/** POST /api/classes/:code/claim: the host link, opened on a second device. */
export const ClaimClass = z.object({ key: text(1, 200) });
export type ClaimClass = z.infer<typeof ClaimClass>;

/** GET /api/classes/:code: what the door says. `self` when this browser is somebody there already. */
export const ClassDoor = z.object({
  code: RoomCode,
  lessonTitle: z.string(),
  door: z.enum(["open", "locked", "full", "closed"]),
  self: z.nullable(
    z.object({
      id: ParticipantId,
      role: Role,
      name: z.string(),
      standing: z.enum(["in", "removed", "banned"]),
    }),
  ),
});
export type ClassDoor = z.infer<typeof ClassDoor>;

/** GET /api/classes/:code/host-link, for hosts: the key goes behind the # of the link, where no server logs it. */
export const HostLink = z.object({ path: z.string() });
export type HostLink = z.infer<typeof HostLink>;

/** GET /api/hosted: the classes that this browser has hosted, newest first. */
export const HostedClasses = z.object({
  classes: z.array(
    z.object({
      code: RoomCode,
      lessonTitle: z.string(),
      /** ISO 8601. */
      openedAt: z.string(),
      closed: z.boolean(),
      people: wholeNumber,
    }),
  ),
});
export type HostedClasses = z.infer<typeof HostedClasses>;

/**
 * POST /api/classes/:code/runs: shows the class what was run, as JSON, gzipped or not. The id of the command comes in
 * the header of `RUN_HEADERS`, so that a retry is known before its body is read; so does the resume token where there is no cookie.
 */
export const ShareRun = z.strictObject({ step: wholeNumber, trace: Trace });
export type ShareRun = z.infer<typeof ShareRun>;

export const RUN_HEADERS = { commandId: "baton-command", resumeToken: "baton-resume-token" } as const;

/** The largest body of a run, in bytes, before and after it is unpacked. */
export const MAX_RUN_BODY = 2_200_000;

/** The run is shown: its events end at `seq`. */
export const RunShared = z.object({ seq: Seq });
export type RunShared = z.infer<typeof RunShared>;

/** Errors of the HTTP interface beside the rejections of `decide`. */
export const HttpError = z.enum([
  "bad-request",
  "bad-trace",
  "too-large",
  "too-many-tries",
  "wrong-passcode",
  "no-such-class",
  "no-such-lesson",
  "not-a-host",
  "wrong-key",
  "other-origin",
  "not-found",
  "unavailable",
  "no-recording",
  "nothing-recorded",
  "being-prepared",
  "not-shared",
  "recording-deleted",
  "recording-expired",
  "still-open",
  "bears-names",
  "too-large-for-file",
  "cannot-be-cut",
  "hosts-only",
  "wrong-type",
  "voice-full",
]);
export type HttpError = z.infer<typeof HttpError>;

/**
 * The body of every refusal. `retryAfterS` is set with `too-many-tries`; `playsMs` with `file-truncated`: how much of the
 * recording in a file is whole, in milliseconds.
 */
export const HttpRefusal = z.object({
  error: text(1, 40),
  retryAfterS: z.optional(z.number()),
  playsMs: z.optional(z.number()),
});
export type HttpRefusal = z.infer<typeof HttpRefusal>;
