import type { Clock } from "../../domain/clock.ts";
import type { RecordingView } from "../../domain/recording/recording.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { Turns } from "../session/turns.ts";
import type { EventStore } from "../store/event-store.ts";
import type { PackedParts, RecordingStore } from "../store/recording-store.ts";
import { ClassRecorder } from "./class-recorder.ts";
import { KeptIndexes, type MadeClass } from "./kept-indexes.ts";
import { soon } from "./soon.ts";
import { takingTurns } from "./turns.ts";

/** How often what has happened in classes that go on is taken, in milliseconds. */
const EVERY_MS = 30_000;

/** What is older than this is in the store, whoever wrote it, in milliseconds. */
const SETTLED_MS = 2000;

/** Nobody who asks waits longer than this for what is still to be made, in milliseconds. */
const PATIENCE_MS = 1000;

/** Of classes with more rows than this one is made at a time, so that they do not fill the memory together. */
const MANY_ROWS = 3000;

export interface RecorderParts {
  readonly events: EventStore;
  readonly recordings: RecordingStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The sessions in memory: nothing is written to any other. */
  readonly sessions: () => Promise<readonly SessionActor[]>;
  readonly report: (trouble: unknown) => void;
}

/** What is kept of a class, and whether that is all there was of it lately; else the rest is being made. */
export interface Standing {
  /** Null when nothing is kept. */
  readonly made: MadeClass | null;
  readonly isWhole: boolean;
}

/** A making that is not gone on with: the server closes, or what it is made of changes. */
class BrokenOff extends Error {}

/** Sees to it that each class has its full chunks: as it goes, when it has ended, and when somebody asks for them. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #going = new Map<string, ClassRecorder>();
  readonly #turns = new Turns();
  readonly #longOnes = new Turns();
  /** Classes whose rows are about to change. */
  readonly #changing = new Set<string>();
  readonly #indexes: KeptIndexes;
  #callOff: () => void = () => {};
  #closed = false;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#indexes = new KeptIndexes(parts.recordings);
  }

  /** Follows all classes from now on. */
  start(): void {
    this.#callOff = this.#parts.clock.after(EVERY_MS, () => {
      this.#round = this.follow().catch(this.#parts.report);
      void this.#round.then(() => {
        if (!this.#closed) this.start();
      });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#round;
    await this.#turns.settled();
  }

  /** Takes what has happened in the classes of this node since the last time. */
  async follow(): Promise<void> {
    const sessions = await this.#parts.sessions();
    const ids = new Set(sessions.map(({ id }) => id));
    for (const id of [...ids, ...this.#going.keys()]) {
      if (this.#closed) return;
      await this.#turns.take(() => this.#goOn(id), id).catch(this.#parts.report);
      // Nothing is written to it any more, or not by this node.
      if (!ids.has(id)) this.#going.delete(id);
    }
  }

  /** What there is of a class, up to date where that can be had soon. */
  async made(classId: string): Promise<Standing> {
    const { clock, report } = this.#parts;
    const work = this.#turns.take(() => this.#goOn(classId), classId);
    const isDone = (await soon(work, PATIENCE_MS, clock, report)) ?? false;
    const isWhole = isDone || this.#going.get(classId)?.hasCaughtUp === true;
    return { made: await this.#indexes.read(classId), isWhole };
  }

  /** The same as far as it has been made: whoever knows that there is a chunk asks no more of the log. */
  kept(classId: string): Promise<MadeClass | null> {
    return this.#indexes.read(classId);
  }

  /** A part of a full chunk of a class, as it is kept: gzipped JSON. Throws when there is none of this number. */
  async packedPart(
    classId: string,
    n: number,
    view: RecordingView,
    part: keyof PackedParts,
  ): Promise<Uint8Array> {
    const bytes = await this.#parts.recordings.chunkPart(classId, n, view, part);
    if (!bytes) throw new Error(`A class without its chunk ${n}`);
    return bytes;
  }

  /**
   * Lets go of a class whose rows are about to change: `change` runs while nobody reads them. What is being made of it is broken
   * off, since it would be worth nothing.
   */
  async during<T>(classId: string, change: () => Promise<T>): Promise<T> {
    this.#changing.add(classId);
    return this.#turns.take(async () => {
      this.#changing.delete(classId);
      this.#forget(classId);
      return change();
    }, classId);
  }

  /** Whether it came to the end of what there is; false: it was broken off. */
  async #goOn(classId: string): Promise<boolean> {
    const rows = await this.#parts.events.rowsOf(classId);
    if (rows === 0 || (await this.#parts.recordings.made(classId))?.rows === rows) return true;
    const isLong = rows > MANY_ROWS && !this.#going.get(classId)?.hasCaughtUp;
    try {
      await (isLong ? this.#longOnes.take(() => this.#make(classId)) : this.#make(classId));
      return true;
    } catch (trouble) {
      if (trouble instanceof BrokenOff) return false;
      throw trouble;
    }
  }

  async #make(classId: string): Promise<void> {
    const { until, to } = await this.#settled(classId);
    try {
      await this.#recorderOf(classId).goOn(until, to);
    } catch (trouble) {
      if (trouble instanceof BrokenOff) throw trouble;
      // Something came late, or another node was faster: the log is what counts.
      this.#parts.report(trouble);
      this.#forget(classId);
      await this.#recorderOf(classId).goOn(until, to);
    }
    if (until === Number.POSITIVE_INFINITY) this.#going.delete(classId);
  }

  /** Up to when nothing can come any more, on the session's axis, and to when it went on at the least: while somebody is there, in silence too. */
  async #settled(classId: string): Promise<{ until: number; to: number }> {
    const session = (await this.#parts.sessions()).find(({ id }) => id === classId);
    if (!session || session.state.phase === "closed") return { until: Number.POSITIVE_INFINITY, to: 0 };
    const until = session.now() - SETTLED_MS;
    return { until, to: session.listened ? until : 0 };
  }

  #recorderOf(classId: string): ClassRecorder {
    const known = this.#going.get(classId);
    if (known) return known;
    const { events, recordings, clock, newId } = this.#parts;
    const takeTurns = takingTurns(clock);
    const pause = async (): Promise<void> => {
      // A long making is not waited for: what is kept is whole, and the rest is made the next time.
      if (this.#closed || this.#changing.has(classId)) throw new BrokenOff();
      await takeTurns();
    };
    const recorder = new ClassRecorder({ events, recordings, classId, making: newId(), pause });
    this.#going.set(classId, recorder);
    return recorder;
  }

  #forget(classId: string): void {
    this.#going.delete(classId);
    this.#indexes.forget(classId);
  }
}
