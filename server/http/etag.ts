import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Kept by the browser, and asked for anew each time: it may have been taken back. */
export const ASK_AGAIN = "private, no-cache";

export function etagOf(content: string | Uint8Array): string {
  return `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
}

/** Whether the browser has what this tag stands for; compressed on the way it may be a weak one. */
export function hasAlready(request: Pick<IncomingMessage, "headers">, etag: string): boolean {
  const tags = String(request.headers["if-none-match"] ?? "").split(",");
  return tags.some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
