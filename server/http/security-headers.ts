import type { IncomingMessage, ServerResponse } from "node:http";

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;

/** Headers that every answer has. Next.js puts the data of a page into inline scripts, hence 'unsafe-inline'. */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("content-security-policy", contentPolicy(request.headers.host ?? "", dev));
  response.setHeader("permissions-policy", powersOn(request.url ?? "/"));
}

/** Only a host's console may hear anybody. */
function powersOn(path: string): string {
  return `camera=(), geolocation=(), microphone=${path.startsWith("/teach/") ? "(self)" : "()"}`;
}

function contentPolicy(host: string, dev: boolean): string {
  // Older Safari does not count a WebSocket to the same host as 'self'.
  const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    // A recorded voice, piece by piece as it was fetched.
    "media-src 'self' blob:",
    "frame-src 'self'",
    `connect-src 'self'${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * For the runner document, in which learners' programs run: an origin of its own, its script, Python from memory, and
 * nothing else; no request leaves it. `scriptHash` is the SHA-256 of its script, in base64.
 */
export function runnerPolicy(scriptHash: string): string {
  return [
    "default-src 'none'",
    `script-src 'wasm-unsafe-eval' 'sha256-${scriptHash}' blob:`,
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");
}

/** For pictures: what is in one of ours may draw, and nothing else, also when it is opened by itself. */
export const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
