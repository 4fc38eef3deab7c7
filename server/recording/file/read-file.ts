import { createHash } from "node:crypto";
import { SectionCutter } from "../../../domain/recording/file-cutter.ts";
import { DIGEST_SIZE, type FileError, MAX_FILE } from "../../../domain/recording/file-format.ts";
import type { Manifest } from "../../../domain/recording/recording.ts";
import { type Result, refuse } from "../../../domain/result.ts";
import { FileCheck } from "./file-check.ts";
import type { RecordingPart } from "./recording-part.ts";

/** A file that can be read more than once; `size` in bytes. */
export interface FileSource {
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** Why a file was not taken; of one that ends too early, how much of the recording is whole, in milliseconds. */
export interface FileTrouble {
  readonly code: FileError;
  readonly playsMs?: number;
}

/**
 * Reads a `.baton` file from its beginning to its end, and checks all of it; `take` gets each part as soon as it was checked,
 * before the whole was. Needs no more memory than for one section, whatever the file says.
 */
export async function readFile(
  source: FileSource,
  take: (part: RecordingPart) => Promise<void>,
): Promise<Result<Manifest, FileTrouble>> {
  if (source.size > MAX_FILE) return refuse({ code: "too-large" });
  const check = new FileCheck(take);
  const read = await readThrough(source, check);
  if (read.ok) return read;
  const playsMs = read.error === "file-truncated" ? check.playsMs : 0;
  return refuse({ code: read.error, ...(playsMs > 0 && { playsMs }) });
}

async function readThrough(
  { size, bytes }: FileSource,
  check: FileCheck,
): Promise<Result<Manifest, FileError>> {
  const cutter = new SectionCutter();
  const digest = createHash("sha256");
  let at = 0;
  for await (const piece of bytes()) {
    digest.update(piece.subarray(0, Math.max(0, size - DIGEST_SIZE - at)));
    at += piece.length;
    const sections = cutter.push(piece);
    if (!sections.ok) return sections;
    for (const section of sections.value) {
      const taken = await check.take(section);
      if (!taken.ok) return taken;
    }
  }
  const whole = cutter.finish();
  return whole.ok ? check.finish(digest.digest()) : whole;
}
