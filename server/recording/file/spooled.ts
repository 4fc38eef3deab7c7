import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { FileSource } from "./read-file.ts";

/**
 * Lays what comes down in a file of its own, to be read more than once without being in memory, and deletes it after `use`.
 * What is longer than `largest` bytes is read no further.
 */
export async function spooled<T>(
  coming: AsyncIterable<Uint8Array>,
  largest: number,
  use: (source: FileSource) => Promise<T>,
): Promise<Result<T, "too-large">> {
  const folder = await mkdtemp(join(tmpdir(), "baton-import-"));
  try {
    const path = join(folder, "file");
    const size = await write(coming, path, largest);
    if (size === null) return refuse("too-large");
    return ok(await use({ size, bytes: () => createReadStream(path) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many bytes they were; null when they were too many. */
async function write(
  coming: AsyncIterable<Uint8Array>,
  path: string,
  largest: number,
): Promise<number | null> {
  const file = await open(path, "wx", 0o600);
  try {
    let size = 0;
    for await (const piece of coming) {
      size += piece.length;
      if (size > largest) return null;
      await file.appendFile(piece);
    }
    return size;
  } finally {
    await file.close();
  }
}
