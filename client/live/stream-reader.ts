import type { Clock } from "../../domain/clock.ts";
import type { CatchUp, Resume } from "../../domain/protocol.ts";
import type { Seq } from "../../domain/session/events.ts";
import { type Base, type Batch, newReader, type Reader, readBatch } from "../../domain/session/reader.ts";

/** How long a reader may stay behind the head that it heard of before it asks, in ms. */
const PATIENCE = 1000;
/** A reader that cannot keep up with what comes early asks again rather than keep more. */
const MOST_EARLY = 1000;

export interface StreamReaderOptions {
  readonly clock: Clock;
  /** Asks the server for what is missing; null when there is no answer to be had on this line. */
  readonly catchUp: (have: CatchUp["have"]) => Promise<Resume | null>;
  readonly onNews: () => void;
}

/** Keeps one reader in step with its stream: batches in their order, gaps asked for (R2 to R6). */
export class StreamReader {
  readonly #options: StreamReaderOptions;
  #reader: Reader = newReader;
  /** What came before its turn: it waits for the answer that fills the gap. */
  #early: Batch[] = [];
  /** Counts the questions; an answer to an older one is no answer any more. */
  #asked = 0;
  #asking = false;
  /** What was known when it was last asked. */
  #said: Seq = 0;
  #headHeard: Seq = 0;
  #patience: (() => void) | null = null;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
  }

  get reader(): Reader {
    return this.#reader;
  }

  /** A hello was sent: its answer will be given to `resume`, and what comes before it is early. */
  expectResume(): void {
    this.#asked += 1;
    this.#asking = true;
    this.#said = this.#reader.seq;
    this.#early = [];
  }

  /** The answer to a hello or a catch-up. */
  resume(resume: Resume): void {
    this.#asking = false;
    if (resume.with === "base") this.#takeBase(resume.base);
    else if (!this.#apply(resume.batch)) this.#forget();
    this.#said = 0;
    for (const batch of this.#early.splice(0)) if (!this.#isOutdated(batch)) this.take(batch);
  }

  /** Of another epoch than the answer, and no newer than it: it will never fit. */
  #isOutdated({ epoch, upTo }: Batch): boolean {
    return epoch !== this.#reader.epoch && upTo <= this.#reader.seq;
  }

  take(batch: Batch): void {
    if (this.#apply(batch)) return;
    if (this.#early.length < MOST_EARLY) this.#early.push(batch);
    this.catchUp();
  }

  /** Starts anew from what the server sends unasked: another audience is another history. */
  restart(base: Base): void {
    this.#set(base);
  }

  /** Somebody who should know says that the head is at `seq`. */
  hearOfHead(seq: Seq): void {
    this.#headHeard = Math.max(this.#headHeard, seq);
    const wanted = this.#headHeard;
    if (this.#reader.seq >= wanted || this.#patience) return;
    this.#patience = this.#options.clock.after(PATIENCE, () => {
      this.#patience = null;
      if (this.#reader.seq < wanted) this.catchUp();
      else this.hearOfHead(wanted);
    });
  }

  /** Asks for what is missing, unless that is under way. */
  catchUp(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#asked += 1;
    void this.#ask(this.#asked);
  }

  /** The line is gone: nothing more is coming, and nobody is asked. */
  pause(): void {
    this.#asked += 1;
    this.#asking = true;
    this.#early = [];
    this.#patience?.();
    this.#patience = null;
  }

  async #ask(question: number): Promise<void> {
    const { epoch, seq } = this.#reader;
    this.#said = seq;
    const resume = await this.#options.catchUp({ epoch, seq });
    if (question !== this.#asked) return;
    this.#asking = false;
    if (resume) this.resume(resume);
  }

  #apply(batch: Batch): boolean {
    const read = readBatch(this.#reader, batch);
    if (read.ok && read.value !== this.#reader) this.#set(read.value);
    return read.ok;
  }

  /**
   * An answer that was overtaken by batches brings nothing new. One that ends before what was known when it was asked for
   * is of a store that was put back: what is gone counts no more.
   */
  #takeBase(base: Base): void {
    const { epoch, seq } = this.#reader;
    const isPutBack = base.seq < this.#said;
    if (isPutBack) this.#headHeard = 0;
    if (base.epoch !== epoch || base.seq > seq || isPutBack) this.#set(base);
  }

  /** A tail that does not fit what one has helps nobody: what is shown stays, and the next answer must be a base. */
  #forget(): void {
    if (this.#reader.epoch === newReader.epoch) return;
    this.#reader = { ...newReader, state: this.#reader.state };
    this.catchUp();
  }

  #set(reader: Reader): void {
    if (reader.epoch !== this.#reader.epoch) this.#headHeard = 0;
    this.#headHeard = Math.max(this.#headHeard, reader.seq);
    this.#reader = reader;
    this.#options.onNews();
  }
}
