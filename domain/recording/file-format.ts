/**
 * The frame of a `.baton` file, version 1, as RECORDING.md describes it: a beginning, then sections one after another, each with a
 * head that says what it is and how long. Pure: bytes in, bytes out. What is inside the sections is packed elsewhere.
 */
export const FILE_VERSION = 1;

/** Not a letter first, and both kinds of line end: what was mangled as text is known at once. */
const MAGIC = Uint8Array.of(0x89, 0x42, 0x41, 0x54, 0x4f, 0x4e, 0x0d, 0x0a);

/** Bytes of the beginning: the magic and the version. */
export const START_SIZE = MAGIC.length + 2;

/** Bytes of a section's head before its name. */
export const HEAD_SIZE = 11;

/** The SHA-256 of all bytes before it, which ends the file. */
export const DIGEST_SIZE = 32;

/** The end's content: where the index begins, and the digest. */
export const END_SIZE = 8 + DIGEST_SIZE;

/** The most bytes of one section, as it lies in the file and unpacked. */
export const MAX_STORED = 16_000_000;
export const MAX_UNPACKED = 32_000_000;

/** The most bytes of a whole file, as it is and unpacked. */
export const MAX_FILE = 256_000_000;
export const MAX_FILE_UNPACKED = 1_000_000_000;

/** The most sections of a file: a class of a day with a voice has not half as many. */
export const MAX_SECTIONS = 50_000;

/** The most values, lists and objects in a section of JSON, and how deep they may lie in each other. */
export const MAX_VALUES = 1_000_000;
export const MAX_DEPTH = 64;

/** In the order in which they stand in a file; a number in a head counts from 1. */
export const SECTION_KINDS = ["manifest", "lesson", "trace", "chunk", "voice", "index", "end"] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** Why a file was not taken. `file-tampered`: something in it is not what a Baton wrote, or its checksum is wrong. */
export type FileError =
  | "file-foreign"
  | "file-newer"
  | "file-truncated"
  | "file-tampered"
  | "file-unsafe"
  | "too-large";

/** What a section's head says. */
export interface SectionHead {
  readonly kind: SectionKind;
  /** Which one it is of its kind: ASCII, 64 characters at most; may be empty. */
  readonly name: string;
  /** Whether it is gzipped. */
  readonly packed: boolean;
  /** Its bytes in the file, and unpacked. */
  readonly stored: number;
  readonly size: number;
}

/** A section as it lies in a file, its head at byte `at`. */
export interface Section extends SectionHead {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What the index says of a section. */
export type IndexLine = Pick<Section, "kind" | "name" | "at" | "stored">;

/** How a file begins. */
export function fileStart(): Uint8Array {
  const start = new Uint8Array(START_SIZE);
  start.set(MAGIC);
  new DataView(start.buffer).setUint16(MAGIC.length, FILE_VERSION);
  return start;
}

/** The version that a beginning names; null when it is no beginning of a `.baton` file. */
export function versionOf(start: Uint8Array): number | null {
  if (start.length < START_SIZE || MAGIC.some((byte, at) => start[at] !== byte)) return null;
  return viewOf(start).getUint16(MAGIC.length);
}

/** Whether this could be the first bytes of a `.baton` file that ends too early, within its beginning. */
export function isCutStart(bytes: Uint8Array): boolean {
  const known = Math.min(bytes.length, MAGIC.length);
  return (
    known > 0 && bytes.length < START_SIZE && MAGIC.slice(0, known).every((one, at) => one === bytes[at])
  );
}

/** A section's head as bytes. Throws for a name that no reader would take. */
export function headBytes({ kind, name, packed, stored, size }: SectionHead): Uint8Array {
  if (!/^[\w-]{0,64}$/.test(name)) throw new Error(`A section that cannot be written: ${kind} ${name}`);
  const head = new Uint8Array(HEAD_SIZE + name.length);
  const view = new DataView(head.buffer);
  view.setUint8(0, SECTION_KINDS.indexOf(kind) + 1);
  view.setUint8(1, packed ? 1 : 0);
  view.setUint8(2, name.length);
  view.setUint32(3, stored);
  view.setUint32(7, size);
  for (let at = 0; at < name.length; at++) head[HEAD_SIZE + at] = name.charCodeAt(at);
  return head;
}

/** How long the head is that begins here: at least `HEAD_SIZE` bytes must be there. */
export function headSize(bytes: Uint8Array): number {
  return HEAD_SIZE + (bytes[2] ?? 0);
}

/** What a whole head says; null when no version 1 has such a section. */
export function parseHead(bytes: Uint8Array): SectionHead | null {
  const view = viewOf(bytes);
  const kind = SECTION_KINDS[view.getUint8(0) - 1];
  const packed = view.getUint8(1);
  const name = String.fromCharCode(...bytes.subarray(HEAD_SIZE, headSize(bytes)));
  if (!kind || packed > 1 || !/^[\w-]{0,64}$/.test(name)) return null;
  const [stored, size] = [view.getUint32(3), view.getUint32(7)];
  return packed === 0 && stored !== size ? null : { kind, name, packed: packed === 1, stored, size };
}

/** What stands in the end before the digest. */
export function indexPlace(at: number): Uint8Array {
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(at));
  return place;
}

/** Where the index begins, by a file's end. */
export function readIndexPlace(end: Uint8Array): number {
  return Number(viewOf(end).getBigUint64(0));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
