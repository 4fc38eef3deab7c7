import type { IncomingMessage, ServerResponse } from "node:http";
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from "node:zlib";

const SMALLEST = 1024;
const TEXT = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg)/;
/** Good enough for what is made per request; the build takes its time for what lies still. */
const BROTLI_QUALITY = 4;

type Encoder = BrotliCompress | Gzip;
export type Encoding = "br" | "gzip";

/**
 * Has the response compress what is written to it, when the browser can read that and it is text of 1 kB or more.
 * What is streamed is passed on as it comes: each write is flushed.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request);
  if (encoding === null || request.method === "HEAD") return;
  let head: unknown[] | null = null;
  // Whether it is worth it can be told when the first bytes come: until then the head waits.
  const decide = (firstSize: number): void => {
    for (const name of ["writeHead", "write", "end"] as const) Reflect.deleteProperty(response, name);
    if (head) applyHeaders(response, head);
    if (isWorthIt(response, firstSize)) writeThrough(response, startEncoder(response, encoding));
    else if (head) response.writeHead(response.statusCode);
  };
  Object.assign(response, {
    writeHead(...args: unknown[]) {
      head = args;
      return response;
    },
    write(...args: WriteArguments) {
      decide(Number.POSITIVE_INFINITY);
      return response.write(...args);
    },
    end(...args: EndArguments) {
      const [chunk] = args;
      decide(typeof chunk === "string" || chunk instanceof Uint8Array ? Buffer.byteLength(chunk) : 0);
      return response.end(...args);
    },
  });
}

type WriteArguments = Parameters<ServerResponse["write"]>;
type EndArguments = Parameters<ServerResponse["end"]>;

/** From now on what is written to the response goes through the encoder. */
function writeThrough(response: ServerResponse, encoder: Encoder): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  // Who reads slowly is waited for: what is made piece by piece shall not gather here.
  encoder.on("data", (bytes: Buffer) => {
    if (!write(bytes)) encoder.pause();
  });
  response.on("drain", () => encoder.resume());
  encoder.on("end", () => void end());
  encoder.on("drain", () => {
    if (!response.writableNeedDrain) response.emit("drain");
  });
  response.once("close", () => encoder.destroy());
  Object.assign(response, {
    write(chunk: Buffer | string) {
      const more = encoder.write(chunk);
      encoder.flush();
      return more;
    },
    end(chunk?: unknown) {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) encoder.end(chunk);
      else encoder.end();
      return response;
    },
  });
}

/** What the browser would best read; null: nothing that is compressed. */
export function chooseEncoding(request: Pick<IncomingMessage, "headers">): Encoding | null {
  if (mayEncode(request, "br")) return "br";
  return mayEncode(request, "gzip") ? "gzip" : null;
}

const ACCEPTED: Readonly<Record<Encoding, RegExp>> = {
  br: /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/,
  gzip: /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/,
};

/** Whether the browser can read what is compressed so. */
export function mayEncode({ headers }: Pick<IncomingMessage, "headers">, encoding: Encoding): boolean {
  return ACCEPTED[encoding].test(String(headers["accept-encoding"] ?? ""));
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
