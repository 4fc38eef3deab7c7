import { MAX_FILE, MAX_FILE_UNPACKED } from "../../../domain/recording/file-format.ts";
import type { WholeRecording } from "./recording-part.ts";
import { NoRoom, writeFile } from "./write-file.ts";

/** A byte of packed chunks unpacks to about eight, and to fewer than this. */
const MOST_UNPACKED = 30;

/**
 * Whether a recording is no larger than a file may be. `kept`: bytes that it takes in the store, where its chunks and its voice lie
 * as they lie in a file. Where that does not tell, it is written to see, for nobody.
 */
export async function hasRoom(recording: WholeRecording, kept: number): Promise<boolean> {
  const texts = await sizeOfTexts(recording);
  const sizes = new Map(recording.manifest.voice.map(({ name, size }) => [name, size]));
  const voice = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const isShort = (kept - voice) * MOST_UNPACKED + texts <= MAX_FILE_UNPACKED;
  return (isShort && kept + texts <= MAX_FILE) || isWritten(recording);
}

/** How long the lesson and the traces are, which come first, unpacked. */
async function sizeOfTexts({ parts }: WholeRecording): Promise<number> {
  let size = 0;
  for await (const part of parts()) {
    if (part.is !== "lesson" && part.is !== "trace") break;
    size += part.json.length;
  }
  return size;
}

async function isWritten(recording: WholeRecording): Promise<boolean> {
  const pieces = writeFile(recording);
  try {
    while (!(await pieces.next()).done);
    return true;
  } catch (trouble) {
    if (trouble instanceof NoRoom) return false;
    throw trouble;
  }
}
