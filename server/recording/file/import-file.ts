import { partsOf } from "../../../domain/recording/chunk-parts.ts";
import { Chunk, type Manifest } from "../../../domain/recording/recording.ts";
import type { RecordingName } from "../../../domain/recording/recording-api.ts";
import { ok, type Result } from "../../../domain/result.ts";
import type { ClassStore } from "../../store/class-store.ts";
import type { RecordingStore } from "../../store/recording-store.ts";
import { packJson } from "../packed-json.ts";
import { type FileSource, type FileTrouble, readFile } from "./read-file.ts";
import type { RecordingPart } from "./recording-part.ts";

export interface ImportParts {
  readonly classes: Pick<ClassStore, "putBlob">;
  readonly recordings: Pick<RecordingStore, "add" | "addPart" | "deleteImport">;
  /** Whether a lesson of today has this hash: it stays when the recording goes. */
  readonly isOwnLesson: (hash: string) => boolean;
  /** Unguessable. */
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
}

/** Makes a recording of its own of a file, for this owner. Nothing is kept before all of the file was checked. */
export async function importFile(
  parts: ImportParts,
  source: FileSource,
  ownerHash: string,
): Promise<Result<RecordingName, FileTrouble>> {
  const checked = await readFile(source, async () => {});
  if (!checked.ok) return checked;
  const id = parts.newId();
  const { title } = checked.value;
  const [trim, createdAt] = [{ from: 0, to: null }, parts.wallNow()];
  try {
    await keepAll(parts, id, source, checked.value);
    // Last: there is no such recording before all of it is there.
    await parts.recordings.add({
      id,
      of: null,
      ownerHash,
      title,
      trim,
      hidden: [],
      shareToken: null,
      voiceShared: true,
      createdAt,
    });
  } catch (trouble) {
    await parts.recordings.deleteImport(id, "deleted");
    throw trouble;
  }
  return ok(id);
}

async function keepAll(
  parts: ImportParts,
  id: string,
  source: FileSource,
  manifest: Manifest,
): Promise<void> {
  const kept = await readFile(source, (part) => keep(parts, id, part));
  if (!kept.ok) throw new Error(`A file that changed while it was read: ${kept.error.code}`);
  await parts.recordings.addPart(id, "manifest", await packJson(manifest));
}

/** Lessons and traces are kept under their hashes for all, which were checked; the rest is this recording's own. */
async function keep(parts: ImportParts, id: string, part: RecordingPart): Promise<void> {
  const { classes, recordings, isOwnLesson } = parts;
  const { is, name } = part;
  if (is === "voice") return recordings.addPart(id, `voice/${name}`, part.bytes);
  if (is === "chunk") return keepChunk(recordings, id, part);
  // First that it is needed, so that it does not go meanwhile with what else has it.
  if (is === "trace" || !isOwnLesson(name)) await recordings.addPart(id, `${is}/${name}`, new Uint8Array());
  await classes.putBlob({ kind: is, hash: name, json: part.json });
}

async function keepChunk(
  recordings: ImportParts["recordings"],
  id: string,
  { name, json }: Extract<RecordingPart, { is: "chunk" }>,
): Promise<void> {
  const { classPart, asidePart } = partsOf(Chunk.parse(JSON.parse(json)));
  await recordings.addPart(id, `chunk/${name}`, await packJson(classPart));
  await recordings.addPart(id, `aside/${name}`, await packJson(asidePart));
}
