import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { refuse } from "../../domain/result.ts";
import { cameBySecureLine, readBrowserCookie } from "../identity/browser-cookie.ts";
import { addressOf } from "../limits/address.ts";
import type { Metrics } from "../metrics.ts";
import type { Pages } from "../pages.ts";
import { compressResponse } from "./compress.ts";
import { type Route, writeResult } from "./exchange.ts";
import { answerHealth, type HealthParts } from "./health.ts";
import { isSameOrigin } from "./same-origin.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import type { StaticFiles } from "./static-files.ts";

export interface RouterParts extends HealthParts {
  readonly routes: readonly Route[];
  readonly staticFiles: StaticFiles;
  /** All else; null where there are no pages. */
  readonly pages: Pick<Pages, "handle"> | null;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly trustProxy: boolean;
  readonly dev: boolean;
}

/** Answers every request of the server but those of Socket.IO. */
export function makeRouter(parts: RouterParts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    let name = "other";
    response.once("finish", () => parts.metrics.requests.inc({ route: name, status: response.statusCode }));
    dispatch(parts, request, response, (route) => {
      name = route;
    }).catch((error: unknown) => {
      // Whoever went away in the middle of an upload is no trouble of ours.
      if (request.destroyed && !request.complete) return;
      parts.log.error({ err: error, route: name }, "a request failed");
      fail(response);
    });
  };
}

async function dispatch(
  parts: RouterParts,
  request: IncomingMessage,
  response: ServerResponse,
  tellName: (name: string) => void,
): Promise<void> {
  setSecurityHeaders(request, response, parts.dev);
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  tellName("health");
  if (await answerHealth(parts, path, response)) return;
  if (path.startsWith("/api/")) {
    tellName("/api");
    compressResponse(request, response);
    return answerApi(parts, request, response, path, tellName);
  }
  tellName("file");
  if (isRead(request) && parts.staticFiles(request, response)) return;
  tellName("page");
  if (!parts.pages) return writeResult(response, refuse({ error: "not-found" }));
  compressResponse(request, response);
  await parts.pages.handle(request, response);
}

async function answerApi(
  parts: RouterParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  tellName: (name: string) => void,
): Promise<void> {
  const found = findRoute(parts.routes, request.method ?? "GET", path);
  if (!found) return writeResult(response, refuse({ error: "not-found" }));
  tellName(found.route.path);
  if (!isRead(request) && !isSameOrigin(request, parts.trustProxy)) {
    return writeResult(response, refuse({ error: "other-origin" }));
  }
  const result = await found.route.handle({
    request,
    params: found.params,
    address: addressOf(request, parts.trustProxy),
    cookie: readBrowserCookie(request),
    secure: cameBySecureLine(request, parts.trustProxy),
  });
  // The rest of a body that was not read to its end would be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  await writeResult(response, result);
}

function isRead(request: IncomingMessage): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  const parts = path.split("/");
  for (const route of routes) {
    if (route.method !== (method === "HEAD" ? "GET" : method)) continue;
    const params = matchPath(route.path.split("/"), parts);
    if (params) return { route, params };
  }
  return null;
}

function matchPath(template: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (template.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [at, wanted] of template.entries()) {
    const part = parts[at] ?? "";
    if (wanted.startsWith(":")) params[wanted.slice(1)] = part;
    else if (wanted !== part) return null;
  }
  return params;
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else void writeResult(response, refuse({ error: "unavailable" }));
}
