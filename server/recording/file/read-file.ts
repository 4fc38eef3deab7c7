import { createHash } from "node:crypto";
import { SectionCutter } from "../../../domain/recording/file-cutter.ts";
import { DIGEST_SIZE, type FileError } from "../../../domain/recording/file-format.ts";
import type { Manifest } from "../../../domain/recording/recording.ts";
import { type Result, refuse } from "../../../domain/result.ts";
import { FileCheck } from "./file-check.ts";
import type { CheckedPart } from "./recording-part.ts";

/** Why a file was not taken; of one that ends too early, how much of the recording is whole, in milliseconds. */
export interface FileTrouble {
  readonly code: FileError;
  readonly playsMs?: number;
}

/**
 * Reads a `.baton` file as it comes, from its beginning to its end, and checks all of it; `take` gets each part as soon as it was
 * checked, before the whole was. Needs no more memory than for one section, whatever the file says.
 */
export async function readFile(
  coming: AsyncIterable<Uint8Array>,
  take: (part: CheckedPart) => Promise<void>,
): Promise<Result<Manifest, FileTrouble>> {
  const check = new FileCheck(take);
  const read = await readThrough(coming, check);
  if (read.ok) return read;
  const playsMs = read.error === "file-truncated" ? check.playsMs : 0;
  return refuse({ code: read.error, ...(playsMs > 0 && { playsMs }) });
}

async function readThrough(
  coming: AsyncIterable<Uint8Array>,
  check: FileCheck,
): Promise<Result<Manifest, FileError>> {
  const cutter = new SectionCutter();
  const digest = createHash("sha256");
  /** The last bytes so far: those of a file are its digest, which is not in itself. */
  let last: Uint8Array = new Uint8Array();
  for await (const piece of coming) {
    const known = Buffer.concat([last, piece]);
    digest.update(known.subarray(0, -DIGEST_SIZE));
    last = known.subarray(-DIGEST_SIZE);
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
