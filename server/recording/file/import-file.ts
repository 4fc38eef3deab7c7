import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Manifest } from "../../../domain/recording/recording.ts";
import type { RecordingName } from "../../../domain/recording/recording-api.ts";
import { ok, type Result } from "../../../domain/result.ts";
import type { ClassStore } from "../../store/class-store.ts";
import type { RecordingStore } from "../../store/recording-store.ts";
import { KeptParts } from "./kept-parts.ts";
import { PartSpool, type SpooledPart } from "./part-spool.ts";
import { type FileTrouble, readFile } from "./read-file.ts";

const unzip = promisify(gunzip);

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
export function importFile(
  parts: ImportParts,
  coming: AsyncIterable<Uint8Array>,
  ownerHash: string,
): Promise<Result<RecordingName, FileTrouble>> {
  return PartSpool.lend(async (spool) => {
    const kept = new KeptParts();
    const checked = await readFile(coming, async (part) => {
      for (const one of await kept.of(part)) await spool.lay(one);
    });
    if (checked.ok) for (const one of await kept.rest()) await spool.lay(one);
    return checked.ok ? ok(await keepAll(parts, ownerHash, checked.value, spool)) : checked;
  });
}

async function keepAll(
  parts: ImportParts,
  ownerHash: string,
  { title }: Manifest,
  spool: PartSpool,
): Promise<RecordingName> {
  const { recordings } = parts;
  const id = parts.newId();
  const [trim, createdAt] = [{ from: 0, to: null }, parts.wallNow()];
  try {
    for await (const some of spool.parts()) await keepSome(parts, id, some);
    // Last: there is no such recording before all of it is there.
    await recordings.add({
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
    await recordings.deleteImport(id, "deleted");
    throw trouble;
  }
  return id;
}

/** Together, so that they go into one commit. When it rejects, nothing of them comes any more. */
async function keepSome(parts: ImportParts, id: string, some: readonly SpooledPart[]): Promise<void> {
  const outcomes = await Promise.allSettled(some.map((part) => keep(parts, id, part)));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

/** Lessons and traces are kept under their hashes for all, which were checked; the rest is this recording's own. */
async function keep(
  { classes, recordings, isOwnLesson }: ImportParts,
  id: string,
  { name, bytes }: SpooledPart,
): Promise<void> {
  const [kind, hash = ""] = name.split("/");
  if (kind !== "lesson" && kind !== "trace") return recordings.addPart(id, name, bytes);
  // First that it is needed, so that it does not go meanwhile with what else has it.
  if (kind === "trace" || !isOwnLesson(hash)) await recordings.addPart(id, name, new Uint8Array());
  await classes.putBlob({ kind, hash, json: (await unzip(bytes)).toString() });
}
