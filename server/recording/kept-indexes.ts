import { ClassIndex } from "../../domain/recording/class-index.ts";
import type { RecordingStore } from "../store/recording-store.ts";
import { unpackJson } from "./packed-json.ts";

/** Indexes of classes that are kept in memory. */
const MOST_INDEXES = 100;

/** What has been made of a class. */
export interface MadeClass {
  readonly index: ClassIndex;
  /** Names the making: what is derived of chunks of another one is worth nothing. */
  readonly making: string;
}

/** The indexes of classes as the store has them, those that were asked for last unpacked. */
export class KeptIndexes {
  readonly #recordings: Pick<RecordingStore, "made">;
  readonly #known = new Map<string, MadeClass & { readonly rows: number }>();

  constructor(recordings: Pick<RecordingStore, "made">) {
    this.#recordings = recordings;
  }

  /** What is kept of a class; null when nothing is. */
  async read(classId: string): Promise<MadeClass | null> {
    const made = await this.#recordings.made(classId);
    if (!made) return null;
    const { making, rows } = made;
    const known = this.#known.get(classId);
    if (known?.making === making && known.rows === rows) return known;
    const index = await unpackJson(made.index, ClassIndex);
    if (index.spans.length === 0) return null;
    this.#remember(classId, { index, making, rows });
    return { index, making };
  }

  forget(classId: string): void {
    this.#known.delete(classId);
  }

  #remember(classId: string, made: MadeClass & { readonly rows: number }): void {
    this.#known.delete(classId);
    this.#known.set(classId, made);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > MOST_INDEXES) this.#known.delete(oldest);
  }
}
