import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import {
  DIGEST_SIZE,
  END_SIZE,
  fileStart,
  headBytes,
  type IndexLine,
  indexPlace,
  type SectionHead,
  type SectionKind,
} from "../../../domain/recording/file-format.ts";
import { FileRoom } from "../../../domain/recording/file-room.ts";
import type { RecordingPart, WholeRecording } from "./recording-part.ts";

const zip = promisify(gzip);

interface Content {
  readonly kind: SectionKind;
  readonly name: string;
  /** Text is packed, bytes are as they are. */
  readonly content: string | Uint8Array;
}

/** A recording that is larger than a file may be. */
export class NoRoom extends Error {}

/**
 * A recording as a `.baton` file, piece by piece: no more of it is in memory than one section. Throws `NoRoom` before it would be
 * larger than its reader takes.
 */
export async function* writeFile(recording: WholeRecording): AsyncGenerator<Uint8Array, void> {
  const digest = createHash("sha256");
  const index: IndexLine[] = [];
  const room = new FileRoom();
  let at = 0;
  const headOf = (head: SectionHead): Uint8Array => {
    if (!room.take(head)) throw new NoRoom(`No room for ${head.kind} ${head.name} of ${head.size} bytes`);
    return headBytes(head);
  };
  const told = (bytes: Uint8Array): Uint8Array => {
    digest.update(bytes);
    at += bytes.length;
    return bytes;
  };
  yield told(fileStart());
  for await (const one of contents(recording)) {
    const { head, bytes } = await packed(one);
    const { kind, name, stored } = head;
    index.push({ kind, name, at, stored });
    yield told(headOf(head));
    yield told(bytes);
  }
  const indexAt = at;
  const { head, bytes } = await packed({ kind: "index", name: "", content: JSON.stringify(index) });
  yield told(headOf(head));
  yield told(bytes);
  yield told(headOf({ kind: "end", name: "", packed: false, stored: END_SIZE, size: END_SIZE }));
  yield told(indexPlace(indexAt));
  const sum = digest.digest();
  if (sum.length !== DIGEST_SIZE) throw new Error("A digest of another size");
  yield sum;
}

async function* contents({ manifest, parts }: WholeRecording): AsyncGenerator<Content, void> {
  yield { kind: "manifest", name: "", content: JSON.stringify(manifest) };
  for await (const part of parts()) yield { kind: part.is, name: part.name, content: contentOf(part) };
}

function contentOf(part: RecordingPart): string | Uint8Array {
  return part.is === "voice" ? part.bytes : part.json;
}

async function packed({ kind, name, content }: Content): Promise<{ head: SectionHead; bytes: Uint8Array }> {
  const isText = typeof content === "string";
  const raw = isText ? Buffer.from(content) : content;
  const bytes = isText ? await zip(raw) : raw;
  return { head: { kind, name, packed: isText, stored: bytes.length, size: raw.length }, bytes };
}
