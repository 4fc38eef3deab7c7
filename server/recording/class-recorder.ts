import { partsOf, type WholeParts } from "../../domain/recording/chunk-parts.ts";
import type { ClassIndex } from "../../domain/recording/class-index.ts";
import { IndexMaker } from "../../domain/recording/class-index.ts";
import { CHUNK_MS, ChunkMaker } from "../../domain/recording/full-chunks.ts";
import { pseudonymsOf } from "../../domain/recording/pseudonyms.ts";
import type { Chunk } from "../../domain/recording/recording.ts";
import { sharedParts } from "../../domain/recording/shared-parts.ts";
import type { EventStore } from "../store/event-store.ts";
import type { PackedChunk, PackedParts, RecordingStore } from "../store/recording-store.ts";
import { ClassRows } from "./class-rows.ts";
import { packJson } from "./packed-json.ts";

/** Chunks that are kept in one write. */
const AT_ONCE = 4;

export interface ClassRecorderParts {
  readonly events: EventStore;
  readonly recordings: RecordingStore;
  readonly classId: string;
  /** Names this making of the chunks, unlike any other. */
  readonly making: string;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
}

/** Makes the full chunks of one class from the first row of its log on, and goes on as there is more. */
export class ClassRecorder {
  readonly making: string;
  readonly #parts: ClassRecorderParts;
  readonly #rows: ClassRows;
  readonly #maker = new ChunkMaker();
  readonly #index = new IndexMaker();
  #made: Chunk[] = [];
  #kept = 0;
  /** Where the last chunk ended. */
  #cutAt = 0;
  /** Rows that are in chunks. */
  #cutRows = 0;
  #hasCaughtUp = false;

  constructor(parts: ClassRecorderParts) {
    this.#parts = parts;
    this.making = parts.making;
    this.#rows = new ClassRows(parts.events, parts.classId, parts.pause);
  }

  /** Whether it has come once to the end of what there was: from then on what it keeps is whole, though more may come. */
  get hasCaughtUp(): boolean {
    return this.#hasCaughtUp;
  }

  /** The index of all chunks so far. */
  index(): ClassIndex {
    return this.#index.index();
  }

  /**
   * Takes what has happened before `until`, on the session's axis, than which nothing earlier can come any more; infinity when
   * nothing can come at all. What is made now reaches to `to` at the least, in silence. Throws when something earlier has come
   * all the same: then it has to be made anew.
   */
  async goOn(until: number, to: number): Promise<void> {
    await this.#parts.pause();
    for await (const item of this.#rows.read(until)) {
      // What ends a chunk is the first of the next.
      this.#take(this.#maker.add(item), this.#rows.taken - 1);
      await this.#parts.pause();
      if (this.#made.length >= AT_ONCE) await this.#keep();
    }
    if (this.#rows.taken > this.#cutRows && this.#isDue(until))
      this.#take(this.#maker.finish(to), this.#rows.taken);
    await this.#keep();
    this.#hasCaughtUp = true;
  }

  /** A class that goes on gets a chunk each minute in which something happens, and its first at once. */
  #isDue(until: number): boolean {
    return until >= this.#cutAt + CHUNK_MS || this.#kept + this.#made.length === 0;
  }

  #take(chunk: Chunk | null, rows: number): void {
    if (!chunk) return;
    this.#index.add(chunk);
    this.#made.push(chunk);
    this.#cutAt = chunk.to;
    this.#cutRows = rows;
  }

  async #keep(): Promise<void> {
    const { recordings, classId, pause } = this.#parts;
    if (this.#made.length === 0) return;
    const index = this.index();
    const pseudonyms = pseudonymsOf(index.people);
    const chunks: PackedChunk[] = [];
    for (const chunk of this.#made) {
      await pause();
      const owner = partsOf(chunk);
      await pause();
      const shared = sharedParts(owner, pseudonyms);
      chunks.push({ owner: await this.#pack(owner), shared: await this.#pack(shared) });
    }
    const made = { making: this.making, rows: this.#cutRows, index: await packJson(index) };
    await pause();
    await recordings.keepChunks(classId, this.#kept, chunks, made);
    this.#kept += chunks.length;
    this.#made = [];
  }

  async #pack({ classPart, asidePart }: WholeParts): Promise<PackedParts> {
    const { pause } = this.#parts;
    await pause();
    const ofClass = await packJson(classPart);
    await pause();
    const aside = await packJson(asidePart);
    await pause();
    return { class: ofClass, aside };
  }
}
