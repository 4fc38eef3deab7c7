import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FileError, Section } from "../../../domain/recording/file-format.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { JsonMeter } from "./json-meter.ts";

const unzip = promisify(gunzip);

/** Bytes that are looked through in one go: a few milliseconds. */
const AT_A_TIME = 500_000;

/** The JSON of a section: as text, and what it says, of which nothing is known yet. */
export interface SectionJson {
  readonly json: string;
  readonly value: unknown;
}

/** Unpacks a section of JSON. Takes no more memory than its head names, and no more values than a recording can have. */
export async function sectionJson({ packed, bytes, size }: Section): Promise<Result<SectionJson, FileError>> {
  const raw = packed && size > 0 ? await unpacked(bytes, size) : null;
  if (!raw) return refuse("file-tampered");
  if (!(await isModest(raw))) return refuse("too-large");
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

async function isModest(json: Uint8Array): Promise<boolean> {
  const meter = new JsonMeter();
  for (let at = 0; at < json.length; at += AT_A_TIME) {
    if (at > 0) await nextTurn();
    if (!meter.take(json.subarray(at, at + AT_A_TIME))) return false;
  }
  return true;
}
