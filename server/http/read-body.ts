import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ok, type Result, refuse } from "../../domain/result.ts";

const unzip = promisify(gunzip);

/** The body of a request as it came. Reads no further than `largest` bytes, and nothing of a body that says it is longer. */
export async function readBody(
  request: IncomingMessage,
  largest: number,
): Promise<Result<Buffer, "too-large">> {
  if (Number(request.headers["content-length"] ?? 0) > largest) return refuse("too-large");
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when left early: the refusal still has to go out on the same line.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > largest) return refuse("too-large");
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

/** The same, unpacked when it came gzipped: to `largest` bytes at the most, however small it was on the way. */
export async function readUnpacked(
  request: IncomingMessage,
  largest: number,
): Promise<Result<Buffer, "too-large" | "bad-request">> {
  const body = await readBody(request, largest);
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (!body.ok || encoding === "identity") return body;
  if (encoding !== "gzip") return refuse("bad-request");
  return unzip(body.value, { maxOutputLength: largest }).then(ok, (trouble: unknown) =>
    refuse(isTooLong(trouble) ? "too-large" : "bad-request"),
  );
}

/**
 * Lets the rest of a body pass by unread, up to `most` bytes: whoever is refused before their body is read still gets to
 * hear why, where a line that is closed on them may swallow it.
 */
export async function letPass(request: IncomingMessage, most: number): Promise<void> {
  if (request.complete || Number(request.headers["content-length"] ?? 0) > most) return;
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > most) return;
  }
}

function isTooLong(trouble: unknown): boolean {
  return trouble instanceof Error && "code" in trouble && trouble.code === "ERR_BUFFER_TOO_LARGE";
}
