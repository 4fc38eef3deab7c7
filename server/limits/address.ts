import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Whom to count tries for: the IPv4 address, or the first half of an IPv6 address, since the other half is free to choose.
 * Behind a trusted proxy it is the last entry of X-Forwarded-For, the one that the proxy itself wrote.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const last = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return networkOf(last || request.socket.remoteAddress || "unknown");
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return isIPv6(address) ? firstHalf(address) : address;
}

function firstHalf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const gap = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...gap, ...right].slice(0, 4).join(":");
}
