import type { IncomingMessage, ServerResponse } from "node:http";
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from "node:zlib";

const SMALLEST = 1024;
const TEXT = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg)/;
/** Good enough for what is made per request; the build takes its time for what lies still. */
const BROTLI_QUALITY = 4;

type Encoder = BrotliCompress | Gzip;
type Encoding = "br" | "gzip";

/**
 * Has the response compress what is written to it, when the browser can read that and it is text of 1 kB or more.
 * What is streamed is passed on as it comes: each write is flushed.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request);
  if (encoding === null || request.method === "HEAD") return;
  const write = response.write.bind(response) as (chunk: Buffer) => boolean;
  const end = response.end.bind(response) as () => void;
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  let encoder: Encoder | null | undefined;
  let head: unknown[] | null = null;

  // Whether to compress can be told when the first bytes come: until then the head waits.
  const begin = (firstSize: number): Encoder | null => {
    if (head) applyHeaders(response, head);
    encoder = isWorthIt(response, firstSize) ? startEncoder(response, encoding) : null;
    encoder
      ?.on("data", write)
      .on("end", end)
      .on("drain", () => response.emit("drain"));
    if (head) writeHead(response.statusCode);
    return encoder;
  };
  response.writeHead = ((...args: unknown[]) => {
    head = args;
    return response;
  }) as typeof response.writeHead;
  response.write = ((chunk: Buffer | string, ...rest: unknown[]) => {
    const into = encoder === undefined ? begin(Number.POSITIVE_INFINITY) : encoder;
    if (!into) return (write as (...args: unknown[]) => boolean)(chunk, ...rest);
    const more = into.write(chunk);
    into.flush();
    return more;
  }) as typeof response.write;
  response.end = ((chunk?: Buffer | string | (() => void), ...rest: unknown[]) => {
    const data = typeof chunk === "function" || chunk === undefined ? null : chunk;
    const into = encoder === undefined ? begin(data === null ? 0 : Buffer.byteLength(data)) : encoder;
    if (!into) return (end as (...args: unknown[]) => ServerResponse)(chunk, ...rest);
    into.end(data ?? undefined);
    return response;
  }) as typeof response.end;
}

function chooseEncoding(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return "br";
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? "gzip" : null;
}

function isWorthIt(response: ServerResponse, firstSize: number): boolean {
  if (response.headersSent) return false;
  const declared = Number(response.getHeader("content-length") ?? firstSize);
  const bodiless = response.statusCode === 204 || response.statusCode === 304;
  if (bodiless || declared < SMALLEST || response.hasHeader("content-encoding")) return false;
  return TEXT.test(String(response.getHeader("content-type") ?? ""));
}

function startEncoder(response: ServerResponse, encoding: Encoding): Encoder {
  response.removeHeader("content-length");
  response.setHeader("content-encoding", encoding);
  response.appendHeader("vary", "accept-encoding");
  const tag = response.getHeader("etag");
  // Other bytes, same meaning: the tag is a weak one now.
  if (typeof tag === "string" && !tag.startsWith("W/")) response.setHeader("etag", `W/${tag}`);
  if (encoding === "gzip") return createGzip();
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}

/** `writeHead(status, message?, headers?)`, headers as an object or as a flat list. */
function applyHeaders(response: ServerResponse, args: unknown[]): void {
  response.statusCode = Number(args[0]);
  const given = args.find((arg) => typeof arg === "object" && arg !== null) as object | undefined;
  const pairs = Array.isArray(given) ? pairUp(given) : Object.entries(given ?? {});
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value);
}

function pairUp(flat: readonly unknown[]): [string, string][] {
  return flat.flatMap((value, at) => (at % 2 === 0 ? [[String(value), String(flat[at + 1])]] : [])) as never;
}
