import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import * as z from "zod/mini";
import { Lesson } from "../../../domain/lesson/lesson.ts";
import {
  END_SIZE,
  type FileError,
  type IndexLine,
  readIndexPlace,
  SECTION_KINDS,
  type Section,
} from "../../../domain/recording/file-format.ts";
import { FileOrder } from "../../../domain/recording/file-order.ts";
import { Chunk, Manifest } from "../../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { amount, wholeNumber } from "../../../domain/schema.ts";
import { checkTrace } from "../../../domain/trace/check-trace.ts";
import { parseTrace } from "../../../domain/trace/parse-trace.ts";
import { contentHash } from "../../lesson/content-hash.ts";
import { isSafeLesson } from "./lesson-html.ts";
import type { RecordingPart } from "./recording-part.ts";

const unzip = promisify(gunzip);

type Checked<T> = Result<T, FileError>;

const tampered = refuse("file-tampered" as const);

const Index = z.array(
  z.object({ kind: z.enum(SECTION_KINDS), name: z.string(), at: amount, stored: wholeNumber }),
);

/** Checks the sections of a file one after another. Nothing of the file is believed that was not checked here. */
export class FileCheck {
  readonly #take: (part: RecordingPart) => Promise<void>;
  readonly #seen: IndexLine[] = [];
  #manifest: Manifest | null = null;
  #order: FileOrder | null = null;
  #chunks = 0;
  #indexAt = 0;
  #end: Uint8Array | null = null;

  /** `take` gets what was checked. */
  constructor(take: (part: RecordingPart) => Promise<void>) {
    this.#take = take;
  }

  /** How far the recording is here without a gap, in milliseconds. */
  get playsMs(): number {
    return this.#manifest?.chunks[this.#chunks - 1]?.to ?? 0;
  }

  async take(section: Section): Promise<Checked<null>> {
    const { kind, name, at, stored } = section;
    if (!this.#manifest || !this.#order) return this.#begin(section);
    if (!this.#order.allows(section)) return tampered;
    const checked = await this.#check(section, this.#manifest, this.#order);
    if (!checked.ok) return checked;
    if (checked.value) await this.#take(checked.value);
    if (kind !== "index" && kind !== "end") this.#seen.push({ kind, name, at, stored });
    return ok(null);
  }

  /** There are no more sections; `digest` is the SHA-256 of all bytes before the last of the file. */
  finish(digest: Uint8Array): Checked<Manifest> {
    const told = this.#end?.subarray(END_SIZE - digest.length);
    if (!this.#manifest || !told || Buffer.compare(told, digest) !== 0) return tampered;
    return ok(this.#manifest);
  }

  async #begin(section: Section): Promise<Checked<null>> {
    if (section.kind !== "manifest") return tampered;
    const json = await unpacked(section);
    const parsed = json.ok ? Manifest.safeParse(parseJson(json.value)) : null;
    if (!json.ok) return json;
    if (!parsed?.success || parsed.data.live || !isInOrder(parsed.data)) return tampered;
    this.#manifest = parsed.data;
    this.#order = new FileOrder(parsed.data);
    const { kind, name, at, stored } = section;
    this.#seen.push({ kind, name, at, stored });
    return ok(null);
  }

  async #check(
    section: Section,
    manifest: Manifest,
    order: FileOrder,
  ): Promise<Checked<RecordingPart | null>> {
    if (section.kind === "voice") return ok({ is: "voice", name: section.name, bytes: section.bytes });
    if (section.kind === "end") return this.#checkEnd(section);
    const text = await unpacked(section);
    if (!text.ok) return text;
    const json = text.value;
    const value = parseJson(json);
    const { name } = section;
    switch (section.kind) {
      case "lesson":
        return checkLesson(manifest, order, { name, json, value });
      case "trace":
        return checkTraceText({ name, json, value });
      case "chunk":
        return this.#checkChunk(manifest, { name, json, value });
      case "index":
        return this.#checkIndex(section, value);
      default:
        return tampered;
    }
  }

  #checkChunk(manifest: Manifest, { name, value }: Read): Checked<RecordingPart> {
    const chunk = Chunk.safeParse(value);
    const span = manifest.chunks[Number(name)];
    if (!chunk.success || !span) return tampered;
    const { from, to, entries } = chunk.data;
    const isSame = from === span.from && to === span.to;
    const isOrdered = entries.every(({ t }, index) => t >= (entries[index - 1]?.t ?? from) && t <= to);
    if (!isSame || !isOrdered) return tampered;
    this.#chunks++;
    return ok({ is: "chunk", name, json: JSON.stringify(chunk.data) });
  }

  #checkIndex({ at }: Section, value: unknown): Checked<null> {
    const index = Index.safeParse(value);
    if (!index.success || JSON.stringify(index.data) !== JSON.stringify(this.#seen)) return tampered;
    this.#indexAt = at;
    return ok(null);
  }

  #checkEnd({ bytes }: Section): Checked<null> {
    if (bytes.length !== END_SIZE || readIndexPlace(bytes) !== this.#indexAt) return tampered;
    this.#end = bytes;
    return ok(null);
  }
}

interface Read {
  readonly name: string;
  readonly json: string;
  readonly value: unknown;
}

/** A lesson is kept under its hash for all: it has to be the one that the hash names. */
function checkLesson(
  manifest: Manifest,
  order: FileOrder,
  { name, json, value }: Read,
): Checked<RecordingPart> {
  const lesson = Lesson.safeParse(value);
  if (!lesson.success || name !== manifest.lesson.hash || contentHash(value) !== name) return tampered;
  if (!isSafeLesson(lesson.data)) return refuse("file-unsafe");
  order.know(lesson.data);
  return ok({ is: "lesson", name, json });
}

/** Runs are named by their text as it was sent, the lessons' own traces by what it means. */
async function checkTraceText({ name, json, value }: Read): Promise<Checked<RecordingPart>> {
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 32);
  const isNamed = hash === name || contentHash(value) === name;
  const trace = isNamed ? await parseTrace(value, nextTurn) : null;
  return trace && checkTrace(trace).ok ? ok({ is: "trace", name, json }) : tampered;
}

/** The text of a packed section: never longer than its head says. */
async function unpacked({ packed, bytes, size }: Section): Promise<Checked<string>> {
  if (!packed || size === 0) return tampered;
  try {
    const raw = await unzip(bytes, { maxOutputLength: size });
    return raw.length === size ? ok(raw.toString()) : tampered;
  } catch {
    return tampered;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInOrder({ chunks, length }: Manifest): boolean {
  return chunks.every(({ from, to }, n) => {
    const before = chunks[n - 1]?.to ?? 0;
    return from >= before && to >= from && to <= length;
  });
}
