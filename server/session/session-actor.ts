import { type Result, refuse } from "../../domain/result.ts";
import type { Command } from "../../domain/session/commands.ts";
import type { Actor } from "../../domain/session/decide.ts";
import type { Seq, SessionEvent } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { SessionState } from "../../domain/session/state.ts";
import type { ClassRecord } from "../store/class-store.ts";
import type { EventStore } from "../store/event-store.ts";
import type { FoldedLog } from "./folded-log.ts";
import { type Judgement, judge, type Request } from "./judge.ts";
import { Listeners } from "./listeners.ts";
import { readLog, readPage } from "./read-log.ts";
import { saveSnapshot } from "./snapshots.ts";
import { Turns } from "./turns.ts";

const SNAPSHOT_EVERY = 500;

/** Events that were just committed, with the full state before the first of them. */
export interface News {
  readonly before: SessionState;
  readonly events: readonly SessionEvent[];
}

/** How a command is answered: where its events end, or why it was not carried out. */
export type CommandOutcome = Result<Seq, Rejection | "unavailable">;

/** What an actor is made of; see `load-session.ts`. */
export interface ActorParts {
  readonly record: ClassRecord;
  readonly epoch: Epoch;
  readonly log: FoldedLog;
  readonly store: EventStore;
  /** Milliseconds since the session opened. */
  readonly sessionNow: () => number;
  /** Takes what went wrong and is nobody's fault who asked: for the operator's eyes. */
  readonly report: (trouble: unknown) => void;
}

type Waiting = Request & { readonly answer: (outcome: CommandOutcome) => void };

/**
 * One live session on this node: takes commands, decides, appends, publishes, and acknowledges, in this order. All
 * commands of one turn of the event loop are one append. Other nodes may write the same log: the store says whose turn it was.
 */
export class SessionActor {
  readonly record: ClassRecord;
  readonly epoch: Epoch;
  readonly #parts: ActorParts;
  readonly #log: FoldedLog;
  readonly #listeners: Listeners<News>;
  #waiting: Waiting[] = [];
  readonly #turns = new Turns();
  #savedSeq: Seq;
  #saving: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: ActorParts) {
    this.record = parts.record;
    this.epoch = parts.epoch;
    this.#parts = parts;
    this.#log = parts.log;
    this.#listeners = new Listeners(parts.report);
    this.#savedSeq = parts.log.head;
  }

  get id(): string {
    return this.record.id;
  }

  get state(): SessionState {
    return this.#log.state;
  }

  get head(): Seq {
    return this.#log.head;
  }

  /** Whether anybody listens for what is committed. */
  get listened(): boolean {
    return this.#listeners.some;
  }

  /** Whole milliseconds since the session opened; never less than any event's `at`. */
  now(): number {
    return Math.max(this.#log.lastAt, this.#parts.sessionNow());
  }

  /** Resolves when the command is durable and published, or refused at the head of the log (rules C1 to C3). Never rejects. */
  handle(commandId: string, actor: Actor, command: Command): Promise<CommandOutcome> {
    if (this.#closed) return Promise.resolve(refuse("unavailable"));
    return new Promise((answer) => {
      this.#waiting.push({ commandId, actor, command, answer });
      if (this.#waiting.length === 1) void this.#turns.take(() => this.#judgeWaiting());
    });
  }

  /** The committed events after `after`; null when there are more than `limit`, or `after` is beyond the head. */
  async tailAfter(after: Seq, limit: number): Promise<readonly SessionEvent[] | null> {
    const count = this.head - after;
    if (count < 0 || count > limit) return null;
    return this.#log.after(after) ?? (await readPage(this.#parts.store, this.id, after, count));
  }

  /** Where the command ended when it was carried out before; null when it was not. Rejects when the store fails. */
  endOf(commandId: string): Promise<Seq | null> {
    return this.#turns.take(async () => (await this.#findKnown([commandId])).get(commandId) ?? null);
  }

  /** Called after each commit and before its acknowledgements; the function returned ends it. */
  onCommitted(listener: (news: News) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Takes in and publishes what other nodes have written. Rejects when the store fails. */
  catchUp(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#readOn();
    });
  }

  /** Carries out what waits, keeps a snapshot, and refuses everything from now on. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#turns.take(async () => this.#keepSnapshot());
    await this.#saving;
  }

  async #judgeWaiting(): Promise<void> {
    // Whatever else comes in during this turn of the event loop goes with it.
    await new Promise(setImmediate);
    const waiting = this.#waiting;
    this.#waiting = [];
    const answers = await this.#carryOut(waiting).catch((trouble) => {
      this.#parts.report(trouble);
      return null;
    });
    for (const { commandId, answer } of waiting) answer(answers?.get(commandId) ?? refuse("unavailable"));
  }

  async #carryOut(requests: readonly Request[]): Promise<Judgement["answers"]> {
    for (;;) {
      const known = await this.#findKnown(requests.map((request) => request.commandId));
      const judgement = judge({ state: this.state, head: this.head, at: this.now(), known }, requests);
      if (await this.#append(judgement)) return judgement.answers;
      if (!(await this.#readOn())) throw new Error(`Stream ${this.id} is stale at its own head`);
    }
  }

  /** Which of the commands were carried out before: what they did is published here before they are acknowledged. */
  async #findKnown(commandIds: readonly string[]): Promise<ReadonlyMap<string, Seq>> {
    const known = await this.#parts.store.findCommands(this.id, [...new Set(commandIds)]);
    if (Math.max(0, ...known.values()) > this.head) await this.#readOn();
    return known;
  }

  /** False when the judgement was not made at the head of the log, and so counts for nothing. */
  async #append({ entries, events, answers }: Judgement): Promise<boolean> {
    const { store } = this.#parts;
    if (entries.length === 0) {
      const refused = [...answers.values()].some((answer) => !answer.ok);
      return !refused || (await store.head(this.id)) === this.head;
    }
    const appended = await store.append(this.id, this.head, entries);
    if (appended.ok) this.#publish(events);
    return appended.ok;
  }

  async #readOn(): Promise<boolean> {
    const { head } = this;
    for await (const page of readLog(this.#parts.store, this.id, head)) this.#publish(page);
    return this.head > head;
  }

  #publish(events: readonly SessionEvent[]): void {
    const news: News = { before: this.state, events };
    this.#log.add(events);
    this.#listeners.tell(news);
    if (this.head - this.#savedSeq >= SNAPSHOT_EVERY) this.#keepSnapshot();
  }

  /** In the background: nobody waits for it but whoever closes the session. */
  #keepSnapshot(): void {
    const { store, report } = this.#parts;
    if (this.head === this.#savedSeq) return;
    this.#savedSeq = this.head;
    this.#saving = saveSnapshot(store, this.id, this.head, this.state).catch(report);
  }
}
