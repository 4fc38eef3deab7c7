import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { FileSource } from "./read-file.ts";

/** Bytes that are read in one go. */
const AT_A_TIME = 65_536;

/**
 * Lays what comes down on the disk, to be read more than once without being in memory. The file has no name any more as soon as
 * it is open: however this ends, nothing of it is left. What is longer than `largest` bytes is read no further.
 */
export async function spooled<T>(
  coming: AsyncIterable<Uint8Array>,
  largest: number,
  use: (source: FileSource) => Promise<T>,
): Promise<Result<T, "too-large">> {
  const file = await openNameless();
  try {
    const size = await write(coming, file, largest);
    if (size === null) return refuse("too-large");
    return ok(await use({ size, bytes: () => readAll(file, size) }));
  } finally {
    await file.close();
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), "baton-import-"));
  try {
    return await open(join(folder, "file"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many bytes they were; null when they were too many. */
async function write(
  coming: AsyncIterable<Uint8Array>,
  file: FileHandle,
  largest: number,
): Promise<number | null> {
  let size = 0;
  for await (const piece of coming) {
    size += piece.length;
    if (size > largest) return null;
    await file.appendFile(piece);
  }
  return size;
}

async function* readAll(file: FileHandle, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < size; ) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(AT_A_TIME), 0, AT_A_TIME, at);
    if (bytesRead === 0) throw new Error("A file that became shorter while it was read");
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
