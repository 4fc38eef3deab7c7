import type { IncomingMessage } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import { isSecret } from "./secrets.ts";

const NAME = "baton";
/** 400 days is the longest that browsers keep a cookie. */
const MAX_AGE_S = 400 * 24 * 60 * 60;

/** This browser's secret; null when it has none yet or not one of ours. */
export function readBrowserCookie(request: IncomingMessage): string | null {
  const value = parseCookie(request.headers.cookie ?? "")[NAME];
  return value !== undefined && isSecret(value) ? value : null;
}

/** The Set-Cookie header that gives a browser its secret. */
export function browserCookie(secret: string, secure: boolean): string {
  return stringifySetCookie({
    name: NAME,
    value: secret,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: MAX_AGE_S,
    secure,
  });
}

/** Whether the browser came by https, itself or up to a trusted proxy. */
export function cameBySecureLine(request: IncomingMessage, trustProxy: boolean): boolean {
  if ("encrypted" in request.socket && request.socket.encrypted === true) return true;
  return trustProxy && request.headers["x-forwarded-proto"] === "https";
}
