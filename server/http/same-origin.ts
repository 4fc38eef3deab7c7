import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from our own pages, or from no page at all: programs and plain navigation send no Origin.
 * Behind a trusted proxy our name is X-Forwarded-Host, where the proxy sends it.
 */
export function isSameOrigin(request: IncomingMessage, trustProxy: boolean): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers["sec-fetch-site"] !== "cross-site";
  const forwarded = trustProxy ? request.headers["x-forwarded-host"] : undefined;
  return URL.canParse(origin) && new URL(origin).host === (forwarded ?? host);
}
