import * as z from "zod/mini";
import {
  ClassDoor,
  ClassJoined,
  ClassStarted,
  HostedClasses,
  HostLink,
  HttpRefusal,
  RUN_HEADERS,
  RunShared,
  type ShareRun,
  type StartClass,
} from "../domain/http-api.ts";
import { Lesson, LessonNotes } from "../domain/lesson/lesson.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { RoomCode } from "../domain/room-code.ts";
import type { CommandId } from "../domain/session/commands.ts";
import { parseTrace } from "../domain/trace/parse-trace.ts";
import type { Trace } from "../domain/trace/trace.ts";
import { resumeToken } from "./storage/resume-tokens.ts";

/**
 * Why a request was not granted: an `HttpError`, a rejection of `decide`, `unreachable` when there was no answer, or
 * `bad-answer` when it made no sense. `retryAfterS` is in seconds, and set when trying again sooner is useless. `playsMs` is
 * how much of a file that ends too early could be read.
 */
export interface ApiFailure {
  readonly code: string;
  readonly retryAfterS?: number;
  readonly playsMs?: number;
}

export type ApiResult<T> = Result<T, ApiFailure>;

/** Starts a class with this browser as its host. */
export async function startClass(request: StartClass): Promise<ApiResult<ClassStarted>> {
  const answer = await call("/api/classes", ClassStarted, request);
  if (answer.ok) resumeToken(answer.value.code).write(answer.value.resumeToken);
  return answer;
}

/** Joins a class as a student. */
export async function joinClass(code: RoomCode, name: string): Promise<ApiResult<ClassJoined>> {
  const answer = await call(`/api/classes/${code}/join`, ClassJoined, { name });
  if (answer.ok) resumeToken(code).write(answer.value.resumeToken);
  return answer;
}

/** Makes this browser a host's too; `key` is what the host link holds. */
export async function claimClass(code: RoomCode, key: string): Promise<ApiResult<ClassStarted>> {
  const answer = await call(`/api/classes/${code}/claim`, ClassStarted, { key });
  if (answer.ok) resumeToken(answer.value.code).write(answer.value.resumeToken);
  return answer;
}

/** What the door of a class says: whether one may come in, and who this browser is there. */
export function classDoor(code: RoomCode): Promise<ApiResult<ClassDoor>> {
  return call(`/api/classes/${code}`, ClassDoor);
}

/** The link that makes another device a host's; for hosts only. */
export function hostLink(code: RoomCode): Promise<ApiResult<HostLink>> {
  return call(`/api/classes/${code}/host-link`, HostLink);
}

/** The classes that this browser has hosted, newest first. */
export function hostedClasses(): Promise<ApiResult<HostedClasses>> {
  return call("/api/hosted", HostedClasses);
}

/** The lesson with this hash; it never changes, so the browser keeps it. */
export function fetchLesson(hash: string): Promise<ApiResult<Lesson>> {
  return call(`/api/lessons/${hash}`, Lesson);
}

/** The host's notes on the lesson of a class; for hosts only. */
export function fetchNotes(code: RoomCode): Promise<ApiResult<LessonNotes>> {
  return call(`/api/classes/${code}/notes`, LessonNotes);
}

/** The trace with this hash; it never changes, so the browser keeps it. */
export async function fetchTrace(hash: string): Promise<ApiResult<Trace>> {
  const answer = await call(`/api/traces/${hash}`, z.unknown());
  if (!answer.ok) return answer;
  const trace = await parseTrace(answer.value, nextTask);
  return trace ? ok(trace) : refuse({ code: "bad-answer" });
}

/** Lets the page answer to its person before more is done. */
function nextTask(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}

/** How long an upload may take, in ms: what hangs is tried again. */
const SHARE_WITHIN = 30_000;

/** Shows the class a run; the id is kept over retries, so that it is shown once. The token stands in for the cookie. */
export async function shareRun(
  code: RoomCode,
  { commandId, token }: { commandId: CommandId; token: string | null },
  run: ShareRun,
): Promise<ApiResult<RunShared>> {
  const { body, headers } = await packed(JSON.stringify(run));
  return ask(`/api/classes/${code}/runs`, RunShared, {
    method: "POST",
    body,
    headers: {
      ...headers,
      "content-type": "application/json",
      [RUN_HEADERS.commandId]: commandId,
      ...(token !== null && { [RUN_HEADERS.resumeToken]: token }),
    },
    signal: AbortSignal.timeout(SHARE_WITHIN),
  });
}

/** A trace packed is a thirtieth of its size; a browser that cannot pack sends it as it is. */
async function packed(text: string): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  if (typeof CompressionStream === "undefined") return { body: text, headers: {} };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { body: await new Response(stream).blob(), headers: { "content-encoding": "gzip" } };
}

/** Asks the server by itself for one thing; with a body it is a POST. */
export function call<T>(path: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<ApiResult<T>> {
  return ask(path, schema, body === undefined ? {} : post(body));
}

/** Like `call`, for any other way of asking. */
export async function ask<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  init: RequestInit,
): Promise<ApiResult<T>> {
  try {
    return await readResponse(await fetch(path, init), schema);
  } catch {
    return refuse({ code: "unreachable" });
  }
}

/** What was answered, or why it was refused. */
export async function readResponse<T>(response: Response, schema: z.ZodMiniType<T>): Promise<ApiResult<T>> {
  const answer: unknown = await response.json().catch(() => null);
  return response.ok ? readAnswer(schema, answer) : refuse(readRefusal(response, answer));
}

function post(body: unknown): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

function readAnswer<T>(schema: z.ZodMiniType<T>, answer: unknown): ApiResult<T> {
  const parsed = schema.safeParse(answer);
  return parsed.success ? ok(parsed.data) : refuse({ code: "bad-answer" });
}

/** A refusal without a body of ours comes from a proxy in between, or from a server on its way down. */
function readRefusal(response: Response, answer: unknown): ApiFailure {
  const refusal = HttpRefusal.safeParse(answer);
  if (!refusal.success) return { code: response.status >= 500 ? "unavailable" : "bad-answer" };
  const { error, retryAfterS, playsMs } = refusal.data;
  return {
    code: error,
    ...(retryAfterS !== undefined && { retryAfterS }),
    ...(playsMs !== undefined && { playsMs }),
  };
}
