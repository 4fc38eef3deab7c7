import { ByteReader } from "./byte-reader.ts";
import { PAD_TEXT } from "./pad-text.ts";

/** Names one character that was ever typed: the Yjs client that did, and how many it had typed before. */
export interface CharacterId {
  readonly client: number;
  readonly clock: number;
}

/** A run of characters that were typed one after another. */
export interface Run {
  /** In UTF-16 units, 1 at least. */
  readonly length: number;
  /** Deleted before it came here: its text is not told any more. */
  readonly deleted: boolean;
  /** What it was typed after, and before; null at an end of the text. */
  readonly left: CharacterId | null;
  readonly right: CharacterId | null;
}

/** What one Yjs client has typed: runs without a gap from `clock` on. */
export interface TypedBy extends CharacterId {
  readonly runs: readonly Run[];
}

/** Characters of one client that are deleted. */
export interface DeletedRange extends CharacterId {
  readonly length: number;
}

/** What is in a Yjs update of a pad. */
export interface PadChange {
  /** Each client once. */
  readonly typed: readonly TypedBy[];
  readonly deleted: readonly DeletedRange[];
}

// Yjs' kinds of content that a plain text can have, and the marks beside them in the same byte.
const DELETED = 1;
const STRING = 4;
const KIND = 0b0001_1111;
const HAS_SUB_KEY = 0b0010_0000;
const HAS_RIGHT = 0b0100_0000;
const HAS_LEFT = 0b1000_0000;
const MAX_CLIENT = 0xffff_ffff;

/**
 * Reads a Yjs update (its version 1); null when it is none, or one that does more than type and delete in the pad's text.
 * Yjs' own reader takes everything that its documents can hold, and reads on where bytes are missing.
 */
export function parseUpdate(update: Uint8Array): PadChange | null {
  try {
    const reader = new ByteReader(update);
    const typed = readTyped(reader);
    const deleted = typed && readDeleted(reader);
    return typed && deleted && reader.atEnd ? { typed, deleted } : null;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

function readTyped(reader: ByteReader): TypedBy[] | null {
  const typed: TypedBy[] = [];
  for (let left = reader.number(); left > 0; left--) {
    const count = reader.number();
    const client = reader.number();
    const clock = reader.number();
    // Yjs takes the last of two blocks of one client, and loses its way in an empty one.
    if (count === 0 || client > MAX_CLIENT || typed.some((one) => one.client === client)) return null;
    const runs = readRuns(reader, count);
    if (runs === null) return null;
    typed.push({ client, clock, runs });
  }
  return typed;
}

function readRuns(reader: ByteReader, count: number): Run[] | null {
  const runs: Run[] = [];
  for (let left = count; left > 0; left--) {
    const run = readRun(reader);
    if (run === null) return null;
    runs.push(run);
  }
  return runs;
}

function readRun(reader: ByteReader): Run | null {
  const info = reader.byte();
  const left = info & HAS_LEFT ? readId(reader) : null;
  const right = info & HAS_RIGHT ? readId(reader) : null;
  if (left === null && right === null && !isInText(reader)) return null;
  if (info & HAS_SUB_KEY) return null;
  const kind = info & KIND;
  if (kind !== STRING && kind !== DELETED) return null;
  const length = kind === STRING ? reader.text().length : reader.number();
  return length > 0 ? { length, deleted: kind === DELETED, left, right } : null;
}

/** Whether the parent that is told here is the pad's text: 1 and its name. */
function isInText(reader: ByteReader): boolean {
  return reader.number() === 1 && reader.text() === PAD_TEXT;
}

function readDeleted(reader: ByteReader): DeletedRange[] | null {
  const deleted: DeletedRange[] = [];
  for (let clients = reader.number(); clients > 0; clients--) {
    const client = reader.number();
    for (let left = reader.number(); left > 0; left--) {
      const range = { client, clock: reader.number(), length: reader.number() };
      if (range.length === 0) return null;
      deleted.push(range);
    }
  }
  return deleted;
}

function readId(reader: ByteReader): CharacterId {
  return { client: reader.number(), clock: reader.number() };
}
