import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import {
  type FileError,
  MAX_DEPTH,
  MAX_VALUES,
  type Section,
} from "../../../domain/recording/file-format.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";

const unzip = promisify(gunzip);

/** The JSON of a section: as text, and what it says, of which nothing is known yet. */
export interface SectionJson {
  readonly json: string;
  readonly value: unknown;
}

/** Unpacks a section of JSON. Takes no more memory than its head names, and no more values than a recording can have. */
export async function sectionJson({ packed, bytes, size }: Section): Promise<Result<SectionJson, FileError>> {
  const raw = packed && size > 0 ? await unpacked(bytes, size) : null;
  if (!raw) return refuse("file-tampered");
  if (!isModest(raw)) return refuse("too-large");
  const json = raw.toString();
  try {
    return ok({ json, value: JSON.parse(json) });
  } catch {
    return refuse("file-tampered");
  }
}

/** Null unless it is gzip of just so many bytes. */
async function unpacked(bytes: Uint8Array, size: number): Promise<Buffer | null> {
  const raw = await unzip(bytes, { maxOutputLength: size }).catch(() => null);
  return raw?.length === size ? raw : null;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether this JSON is one that may be parsed: an empty list is two bytes of text and a hundred in memory, and what lies deeper
 * than any of our schemas goes would break whoever walks through it.
 */
function isModest(json: Uint8Array): boolean {
  let [values, depth, isText] = [0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isText = false;
      continue;
    }
    if (byte === QUOTE) isText = true;
    else if (byte === COMMA || byte === COLON) values++;
    else if (byte === LIST || byte === OBJECT) [values, depth] = [values + 1, depth + 1];
    else if (byte === LIST_END || byte === OBJECT_END) depth--;
    if (values > MAX_VALUES || depth > MAX_DEPTH) return false;
  }
  return true;
}
