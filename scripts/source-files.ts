import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The files under the given folders and the given files themselves, as sorted paths with `/` relative to `root`.
 * What does not exist, and anything in node_modules, is left out.
 */
export function sourceFiles(root: string, places: readonly string[]): string[] {
  const found = places
    .map((place) => join(root, place))
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));
  return [...new Set(found.map((path) => relative(root, path).split(sep).join("/")))].sort();
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.split(sep).includes("node_modules"));
}

/** A SHA-256, in hex, over the names and the bytes of the files: the same files give the same digest anywhere. */
export function digestOf(root: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
