import { VoiceTimes } from "../../domain/recording/voice-times.ts";
import { readPage } from "../session/read-log.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { Turns } from "../session/turns.ts";
import type { EventStore } from "../store/event-store.ts";
import type { RecordingStore, VoiceRow } from "../store/recording-store.ts";

/** Events that are read at a time. */
const PAGE = 200;

/** What is known of the voice of one class: when it was on, and which pieces of it are kept. */
export class ClassVoice {
  readonly #classId: string;
  readonly #events: EventStore;
  readonly #recordings: RecordingStore;
  readonly #times = new VoiceTimes();
  readonly #turns = new Turns();
  #names: Set<string> | null = null;
  #size = 0;
  #seq = 0;

  constructor(parts: {
    readonly classId: string;
    readonly events: EventStore;
    readonly recordings: RecordingStore;
  }) {
    this.#classId = parts.classId;
    this.#events = parts.events;
    this.#recordings = parts.recordings;
  }

  /** When whose voice was on, up to the head of the log. `pause` lets others have their turn. */
  timesUpTo({ head }: Pick<SessionActor, "head">, pause: () => Promise<void>): Promise<VoiceTimes> {
    return this.#turns.take(async () => {
      while (this.#seq < head) {
        const page = await readPage(this.#events, this.#classId, this.#seq, Math.min(PAGE, head - this.#seq));
        if (page.length === 0) throw new Error(`A log that ends before its head, at ${this.#seq}`);
        for (const event of page) this.#times.add(event);
        this.#seq += page.length;
        await pause();
      }
      return this.#times;
    });
  }

  /** The names of the pieces that are kept, and how many bytes they are together. */
  async kept(): Promise<{ readonly names: ReadonlySet<string>; readonly size: number }> {
    const rows = this.#names ? [] : await this.#recordings.voiceOf(this.#classId);
    this.#names ??= this.#countedIn(rows);
    return { names: this.#names, size: this.#size };
  }

  /** Keeps a piece; one of this name that is there stays. */
  async add(row: VoiceRow, bytes: Uint8Array): Promise<void> {
    await this.#recordings.addVoice(this.#classId, row, bytes);
    const { names } = await this.kept();
    if (!names.has(row.name)) this.#size += row.size;
    this.#names?.add(row.name);
  }

  #countedIn(rows: readonly VoiceRow[]): Set<string> {
    this.#size = rows.reduce((sum, { size }) => sum + size, 0);
    return new Set(rows.map(({ name }) => name));
  }
}
