import * as z from "zod/mini";
import type { Lesson } from "../../../domain/lesson/lesson.ts";
import {
  END_SIZE,
  type FileError,
  type IndexLine,
  readIndexPlace,
  SECTION_KINDS,
  type Section,
} from "../../../domain/recording/file-format.ts";
import { FileOrder } from "../../../domain/recording/file-order.ts";
import { Manifest } from "../../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { amount, wholeNumber } from "../../../domain/schema.ts";
import { checkChunk } from "./check-chunk.ts";
import { checkLesson } from "./check-lesson.ts";
import { isTraceNamed } from "./check-trace.ts";
import type { CheckedPart } from "./recording-part.ts";
import { type SectionJson, sectionJson } from "./section-json.ts";

type Checked<T> = Result<T, FileError>;

const tampered = refuse("file-tampered" as const);

const Index = z.array(
  z.object({ kind: z.enum(SECTION_KINDS), name: z.string(), at: amount, stored: wholeNumber }),
);

/** Checks the sections of a file one after another. Nothing of the file is believed that was not checked here. */
export class FileCheck {
  readonly #take: (part: CheckedPart) => Promise<void>;
  readonly #seen: IndexLine[] = [];
  #manifest: Manifest | null = null;
  #order: FileOrder | null = null;
  #lesson: Lesson | null = null;
  #chunks = 0;
  #indexAt = 0;
  #end: Uint8Array | null = null;

  /** `take` gets what was checked. */
  constructor(take: (part: CheckedPart) => Promise<void>) {
    this.#take = take;
  }

  /** How far the recording is here without a gap, in milliseconds. */
  get playsMs(): number {
    return this.#manifest?.chunks[this.#chunks - 1]?.to ?? 0;
  }

  async take(section: Section): Promise<Checked<null>> {
    const { kind, name, at, stored } = section;
    if (!this.#manifest) return this.#begin(section);
    if (!this.#order?.allows(section)) return tampered;
    const checked = await this.#check(section, this.#manifest);
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
    const { kind, name, at, stored } = section;
    if (kind !== "manifest" || name !== "") return tampered;
    const read = await sectionJson(section);
    if (!read.ok) return read;
    const manifest = Manifest.safeParse(read.value.value);
    if (!manifest.success || manifest.data.live || !isInOrder(manifest.data)) return tampered;
    this.#manifest = manifest.data;
    this.#order = new FileOrder(manifest.data);
    this.#seen.push({ kind, name, at, stored });
    await this.#take({ is: "manifest", manifest: manifest.data });
    return ok(null);
  }

  async #check(section: Section, manifest: Manifest): Promise<Checked<CheckedPart | null>> {
    if (section.kind === "voice") return checkVoice(section, manifest);
    if (section.kind === "end") return this.#checkEnd(section);
    const read = await sectionJson(section);
    if (!read.ok) return read;
    const { name } = section;
    const { json, value } = read.value;
    switch (section.kind) {
      case "lesson":
        return this.#checkLesson(manifest, name, read.value);
      case "trace":
        return (await isTraceNamed(name, json, value)) ? ok({ is: "trace", name, json }) : tampered;
      case "chunk":
        return this.#checkChunk(manifest, name, value);
      case "index":
        return this.#checkIndex(section, value);
      default:
        return tampered;
    }
  }

  #checkLesson(manifest: Manifest, name: string, { json, value }: SectionJson): Checked<CheckedPart> {
    const lesson = checkLesson(manifest, name, value);
    if (!lesson.ok) return lesson;
    this.#lesson = lesson.value;
    this.#order?.know(lesson.value);
    return ok({ is: "lesson", name, json });
  }

  #checkChunk(manifest: Manifest, name: string, value: unknown): Checked<CheckedPart> {
    const chunk = this.#lesson && checkChunk(manifest, this.#lesson, Number(name), value);
    if (!chunk) return tampered;
    this.#chunks++;
    return ok({ is: "chunk", name, chunk });
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

/** It is as large as the manifest says: that it is sound is seen by who plays it. */
function checkVoice({ name, packed, bytes }: Section, { voice }: Manifest): Checked<CheckedPart> {
  const isAsTold = voice.every((piece) => piece.name !== name || piece.size === bytes.length);
  return isAsTold && !packed ? ok({ is: "voice", name, bytes }) : tampered;
}

/** Chunks and chapters go forward, within the length. */
function isInOrder({ chunks, chapters, length }: Manifest): boolean {
  const isForward = chapters.every(({ t }, n) => t >= (chapters[n - 1]?.t ?? 0) && t <= length);
  const isCovered = chunks.every(({ from, to }, n) => {
    const before = chunks[n - 1]?.to ?? 0;
    return from >= before && to >= from && to <= length;
  });
  return isForward && isCovered;
}
