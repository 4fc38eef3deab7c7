import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { HttpError } from "../../domain/http-api.ts";
import type { FileError } from "../../domain/recording/file-format.ts";
import type { Result } from "../../domain/result.ts";
import type { Rejection } from "../../domain/session/rejection.ts";

/** One request to the interface, with what every handler needs of it. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** What stands for `:name` in the route's path. */
  readonly params: Readonly<Record<string, string>>;
  /** Whom to count tries for. */
  readonly address: string;
  /** The browser's secret; null when it has none yet. */
  readonly cookie: string | null;
  /** Whether the browser came by https. */
  readonly secure: boolean;
}

/** What is answered when all is well. `body` becomes JSON, unless it is JSON already. */
export interface Granted {
  readonly body: object | JsonText | PackedJson | Bytes | Pieces;
  readonly headers?: Readonly<Record<string, string>>;
  /** The browser has it already: the body is not sent. */
  readonly unchanged?: boolean;
}

/** What is no JSON. */
export class Bytes {
  readonly bytes: Uint8Array;
  readonly type: string;
  constructor(bytes: Uint8Array, type: string) {
    this.bytes = bytes;
    this.type = type;
  }
}

/** What is no JSON and too large to be in memory: it is made as it goes out. */
export class Pieces {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly type: string;
  constructor(pieces: AsyncIterable<Uint8Array>, type: string) {
    this.pieces = pieces;
    this.type = type;
  }
}

/** JSON that was encoded before. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON that was encoded and compressed before. */
export class PackedJson {
  readonly bytes: Uint8Array;
  readonly encoding: string;
  constructor(bytes: Uint8Array, encoding: string) {
    this.bytes = bytes;
    this.encoding = encoding;
  }
}

export interface Refused {
  readonly error: HttpError | Rejection | FileError;
  readonly retryAfterS?: number;
  /** With `file-truncated`: how much of the recording is whole, in milliseconds. */
  readonly playsMs?: number;
}

export type HttpResult = Result<Granted, Refused>;

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Such as `/api/classes/:code`. */
  readonly path: string;
  readonly handle: (exchange: Exchange) => Promise<HttpResult>;
}

const STATUS: Partial<Record<Refused["error"], number>> = {
  "bad-request": 400,
  "bad-trace": 400,
  "too-large": 413,
  "too-large-for-file": 413,
  "wrong-type": 415,
  "too-many-tries": 429,
  "wrong-passcode": 403,
  "no-such-class": 404,
  "no-such-lesson": 404,
  "not-a-host": 403,
  "wrong-key": 403,
  "other-origin": 403,
  "not-found": 404,
  unavailable: 503,
  "no-recording": 404,
  "nothing-recorded": 404,
  "being-prepared": 503,
  "not-shared": 410,
  "recording-deleted": 410,
  "recording-expired": 410,
  "hosts-only": 403,
  banned: 403,
  "not-allowed": 403,
  "not-a-participant": 403,
  "not-your-baton": 403,
};

/** The status that fits a refusal; what the class says no to is a conflict with its state. */
export function statusOf(error: Refused["error"]): number {
  if (error.startsWith("name-") || error.startsWith("file-")) return 422;
  return STATUS[error] ?? 409;
}

/**
 * Writes the answer; compression is the response's own business. Rejects when what goes out piece by piece could not be made to
 * its end: the browser sees that it was broken off.
 */
export async function writeResult(response: ServerResponse, result: HttpResult): Promise<void> {
  const headers = result.ok ? result.value.headers : retryAfter(result.error);
  const body = result.ok ? result.value.body : result.error;
  const unchanged = result.ok && result.value.unchanged === true;
  const isTyped = body instanceof Bytes || body instanceof Pieces;
  response.writeHead(unchanged ? 304 : result.ok ? 200 : statusOf(result.error.error), {
    "content-type": isTyped ? body.type : "application/json; charset=utf-8",
    "cache-control": "no-store",
    ...(body instanceof PackedJson && { "content-encoding": body.encoding, vary: "accept-encoding" }),
    ...headers,
  });
  if (body instanceof Pieces && response.req.method !== "HEAD") return writePieces(response, body);
  response.end(unchanged || body instanceof Pieces ? undefined : bytesOf(body));
}

/** Whoever goes away meanwhile is no trouble of ours. */
async function writePieces(response: ServerResponse, { pieces }: Pieces): Promise<void> {
  try {
    await pipeline(pieces, response);
  } catch (trouble) {
    const isGone = trouble instanceof Error && "code" in trouble && trouble.code === GONE;
    if (!isGone) throw trouble;
  }
}

const GONE = "ERR_STREAM_PREMATURE_CLOSE";

function bytesOf(body: Exclude<Granted["body"], Pieces>): Uint8Array | string {
  if (body instanceof PackedJson || body instanceof Bytes) return body.bytes;
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}

function retryAfter({ retryAfterS }: Refused): Readonly<Record<string, string>> {
  return retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) };
}
