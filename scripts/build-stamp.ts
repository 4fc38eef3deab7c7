import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf, sourceFiles } from "./source-files.ts";

/** Everything that the build reads. A change in any of it makes the build stale. */
const SOURCES = [
  ...["app", "client", "components", "domain", "lessons", "server"],
  ...["next.config.js", "postcss.config.mjs", "package-lock.json", "tsconfig.json"],
  ...["scripts/build.ts", "scripts/compress-assets.ts", "scripts/small-zod.ts"],
];

/** Made, and read by the server only. */
const TRACES = "lessons/traces/";

const stampPath = (root: string): string => join(root, ".next", "built-from");

/** The digest of the sources as they are now. */
export function sourcesDigest(root: string): string {
  return digestOf(
    root,
    sourceFiles(root, SOURCES).filter((file) => !file.startsWith(TRACES)),
  );
}

/** Whether a whole build of exactly these sources is there. */
export function isBuilt(root: string, digest: string): boolean {
  const path = stampPath(root);
  return existsSync(path) && readFileSync(path, "utf8") === digest;
}

/** Forgets the build, so that one which is broken off never counts. */
export function clearStamp(root: string): void {
  rmSync(stampPath(root), { force: true });
}

/** Says that the build which is there was made, to its end, from the sources with this digest. */
export function writeStamp(root: string, digest: string): void {
  mkdirSync(dirname(stampPath(root)), { recursive: true });
  writeFileSync(stampPath(root), digest);
}
