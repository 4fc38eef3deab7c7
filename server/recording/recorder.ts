import type { Clock } from "../../domain/clock.ts";
import { ClassIndex } from "../../domain/recording/class-index.ts";
import { Chunk, type Chunk as FullChunk } from "../../domain/recording/recording.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { EventStore } from "../store/event-store.ts";
import type { RecordingStore } from "../store/recording-store.ts";
import { ClassRecorder } from "./class-recorder.ts";
import { unpackJson } from "./packed-json.ts";
import { takingTurns } from "./turns.ts";

/** How often what has happened in classes that go on is taken, in milliseconds. */
const EVERY_MS = 30_000;

/** What is older than this is in the store, whoever wrote it, in milliseconds. */
const SETTLED_MS = 2000;

/** Indexes of classes that are kept in memory. */
const MOST_INDEXES = 100;

export interface RecorderParts {
  readonly events: EventStore;
  readonly recordings: RecordingStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The sessions in memory: nothing is written to any other. */
  readonly sessions: () => Promise<readonly SessionActor[]>;
  readonly report: (trouble: unknown) => void;
}

/** What has been made of a class. */
export interface MadeClass {
  readonly index: ClassIndex;
  /** Names the making: what is derived of chunks of another one is worth nothing. */
  readonly making: string;
}

/** Sees to it that each class has its full chunks: as it goes, when it has ended, and when somebody asks for them. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #going = new Map<string, ClassRecorder>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #known = new Map<string, MadeClass>();
  #callOff: () => void = () => {};
  #closed = false;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
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
    await Promise.all(this.#turns.values());
  }

  /** Takes what has happened in the classes of this node since the last time. */
  async follow(): Promise<void> {
    const sessions = await this.#parts.sessions();
    const ids = new Set(sessions.map(({ id }) => id));
    for (const id of [...ids, ...this.#going.keys()]) {
      if (this.#closed) return;
      await this.#inTurn(id, () => this.#goOn(id)).catch((trouble: unknown) => {
        if (!this.#closed) this.#parts.report(trouble);
      });
      // Nothing is written to it any more, or not by this node.
      if (!ids.has(id)) this.#going.delete(id);
    }
  }

  /** What there is of a class, up to date; null when nothing has been. */
  async made(classId: string): Promise<MadeClass | null> {
    await this.#inTurn(classId, () => this.#goOn(classId));
    return this.#read(classId);
  }

  /** The same as far as it has been made: whoever knows that there is a chunk asks no more of the log. */
  async kept(classId: string): Promise<MadeClass | null> {
    return (await this.#read(classId)) ?? this.made(classId);
  }

  async #read(classId: string): Promise<MadeClass | null> {
    const made = await this.#parts.recordings.made(classId);
    if (!made) return null;
    const key = `${made.making} ${made.rows}`;
    const known = this.#known.get(classId);
    if (known?.making === key) return { ...known, making: made.making };
    const index = await unpackJson(made.index, ClassIndex);
    if (index.spans.length === 0) return null;
    this.#remember(classId, { index, making: key });
    return { index, making: made.making };
  }

  /** A full chunk of a class. Throws when there is none of this number. */
  async chunk(classId: string, n: number): Promise<FullChunk> {
    return unpackJson(await this.packedChunk(classId, n), Chunk);
  }

  /** The same as it is kept: gzipped JSON. */
  async packedChunk(classId: string, n: number): Promise<Uint8Array> {
    const bytes = await this.#parts.recordings.chunk(classId, n);
    if (!bytes) throw new Error(`A class without its chunk ${n}`);
    return bytes;
  }

  /** Lets go of a class whose rows are about to change: `change` runs while nobody reads them. */
  async during<T>(classId: string, change: () => Promise<T>): Promise<T> {
    return this.#inTurn(classId, async () => {
      this.#forget(classId);
      return change();
    });
  }

  async #goOn(classId: string): Promise<void> {
    if (await this.#isUpToDate(classId)) return;
    const { until, to } = await this.#settled(classId);
    try {
      await this.#recorderOf(classId).goOn(until, to);
    } catch (trouble) {
      if (this.#closed) throw trouble;
      // Something came late, or another node was faster: the log is what counts.
      this.#parts.report(trouble);
      this.#forget(classId);
      await this.#recorderOf(classId).goOn(until, to);
    }
    if (until === Number.POSITIVE_INFINITY) this.#going.delete(classId);
  }

  async #isUpToDate(classId: string): Promise<boolean> {
    const streams = await this.#parts.events.streamsOf(classId);
    const rows = streams.reduce((sum, { head }) => sum + head, 0);
    return rows === 0 || (await this.#parts.recordings.made(classId))?.rows === rows;
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
      if (this.#closed) throw new Error("The server is closing");
      await takeTurns();
    };
    const recorder = new ClassRecorder({ events, recordings, classId, making: newId(), pause });
    this.#going.set(classId, recorder);
    return recorder;
  }

  #forget(classId: string): void {
    this.#going.delete(classId);
    this.#known.delete(classId);
  }

  #remember(classId: string, made: MadeClass): void {
    this.#known.delete(classId);
    this.#known.set(classId, made);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > MOST_INDEXES) this.#known.delete(oldest);
  }

  #inTurn<T>(classId: string, task: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(classId) ?? Promise.resolve()).then(task);
    const settled = done.catch(() => {});
    this.#turns.set(classId, settled);
    void settled.then(() => {
      if (this.#turns.get(classId) === settled) this.#turns.delete(classId);
    });
    return done;
  }
}
