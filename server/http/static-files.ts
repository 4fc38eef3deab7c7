import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { PICTURE_POLICY, runnerPolicy } from "./security-headers.ts";

const YEAR_S = 365 * 24 * 60 * 60;
const HOUR_S = 60 * 60;
const POLICY = "content-security-policy";

type Options = NonNullable<Parameters<typeof sirv>[1]>;

interface Place {
  /** What the URL begins with, and what is not part of the file's path. */
  readonly prefix: string;
  readonly serve: ReturnType<typeof sirv>;
  /** The content policy of its files, instead of a page's. */
  readonly policy: string | null;
}

/** Files that are served as they lie there, compressed beforehand by the build; false when there is none at the path. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean;

/** `root` is the folder of the project. In development Next.js serves its own files, since they keep changing. */
export function makeStaticFiles(root: string, dev: boolean): StaticFiles {
  const places = [
    place(
      "/lesson-images",
      join(root, "lessons/images"),
      { dev, etag: true, maxAge: HOUR_S },
      PICTURE_POLICY,
    ),
    ...(dev ? [] : [place("/_next/static", join(root, ".next/static"), { maxAge: YEAR_S, immutable: true })]),
    place("/pyodide", join(root, "public/pyodide"), { dev, maxAge: YEAR_S, immutable: true }),
    runnerPlace(join(root, "public/runner")),
  ].filter((found) => found !== null);
  return (request, response) => places.some((one) => serveFrom(one, request, response));
}

/** The runner document and the list of Python's files: small, and asked for anew each time. */
function runnerPlace(folder: string): Place | null {
  const path = join(folder, "document.html");
  if (!existsSync(path)) return null;
  const policy = runnerPolicy(scriptHash(readFileSync(path, "utf8")));
  return place("/runner", folder, { etag: true, maxAge: 0 }, policy);
}

function scriptHash(html: string): string {
  const [, script] = /<script>([\s\S]*)<\/script>/.exec(html) ?? [];
  if (script === undefined) throw new Error("The runner document has no script");
  return createHash("sha256").update(script).digest("base64");
}

function place(prefix: string, folder: string, options: Options, policy: string | null = null): Place | null {
  if (!existsSync(folder)) return null;
  return { prefix, serve: sirv(folder, { brotli: true, gzip: true, extensions: [], ...options }), policy };
}

function serveFrom(
  { prefix, serve, policy }: Place,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { url = "/", headers } = request;
  if (!url.startsWith(`${prefix}/`)) return false;
  // A part of a file is never needed, and a range that makes no sense would have to be judged.
  delete headers.range;
  const inFolder = Object.assign(Object.create(request), { url: url.slice(prefix.length) });
  const before = response.getHeader(POLICY);
  // Set beforehand, since "not modified" bears it too: a browser takes the latest policy that it hears.
  if (policy !== null) response.setHeader(POLICY, policy);
  let found = true;
  serve(inFolder, response, () => {
    found = false;
    if (before !== undefined) response.setHeader(POLICY, before);
  });
  return found;
}
