import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { PICTURE_POLICY } from "./security-headers.ts";

const YEAR_S = 365 * 24 * 60 * 60;
const HOUR_S = 60 * 60;

type Options = NonNullable<Parameters<typeof sirv>[1]>;

interface Place {
  /** What the URL begins with, and what is not part of the file's path. */
  readonly prefix: string;
  readonly serve: ReturnType<typeof sirv>;
}

/** Files that are served as they lie there, compressed beforehand by the build; false when there is none at the path. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => boolean;

/** `root` is the folder of the project. In development Next.js serves its own files, since they keep changing. */
export function makeStaticFiles(root: string, dev: boolean): StaticFiles {
  const places = [
    place("/lesson-images", join(root, "lessons/images"), {
      dev,
      etag: true,
      maxAge: HOUR_S,
      setHeaders: (response) => response.setHeader("content-security-policy", PICTURE_POLICY),
    }),
    ...(dev ? [] : [place("/_next/static", join(root, ".next/static"), { maxAge: YEAR_S, immutable: true })]),
    place("", join(root, "public"), { dev, etag: true, maxAge: HOUR_S }),
  ].filter((found) => found !== null);
  return (request, response) => places.some((one) => serveFrom(one, request, response));
}

function place(prefix: string, folder: string, options: Options): Place | null {
  if (!existsSync(folder)) return null;
  return { prefix, serve: sirv(folder, { brotli: true, gzip: true, extensions: [], ...options }) };
}

function serveFrom({ prefix, serve }: Place, request: IncomingMessage, response: ServerResponse): boolean {
  const { url = "/", headers } = request;
  if (!url.startsWith(`${prefix}/`)) return false;
  // A part of a file is never needed, and a range that makes no sense would have to be judged.
  delete headers.range;
  const inFolder = Object.assign(Object.create(request), { url: url.slice(prefix.length) });
  let found = true;
  serve(inFolder, response, () => {
    found = false;
  });
  return found;
}
