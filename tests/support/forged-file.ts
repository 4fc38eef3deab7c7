import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import {
  END_SIZE,
  fileStart,
  headBytes,
  indexPlace,
  type SectionKind,
} from "../../domain/recording/file-format.ts";

/** A file of these sections, whatever they are, with a right checksum. */
export function forged(
  ...sections: [SectionKind, string, Buffer, Partial<{ stored: number; size: number }>?][]
): Buffer {
  const pieces: Uint8Array[] = [fileStart()];
  for (const [kind, name, raw, lies] of sections) {
    const bytes = gzipSync(raw);
    const head = headBytes({ kind, name, packed: true, stored: 0, size: 0 });
    const view = new DataView(head.buffer);
    view.setUint32(3, lies?.stored ?? bytes.length);
    view.setUint32(7, lies?.size ?? raw.length);
    pieces.push(head, bytes);
  }
  pieces.push(
    headBytes({ kind: "end", name: "", packed: false, stored: END_SIZE, size: END_SIZE }),
    indexPlace(0),
  );
  const all = Buffer.concat(pieces);
  return Buffer.concat([all, createHash("sha256").update(all).digest()]);
}
