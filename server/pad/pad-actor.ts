import { mergeUpdates } from "../../domain/pad/merge-updates.ts";
import type { PadEditBy } from "../../domain/pad/pad-document.ts";
import type { PadId } from "../../domain/pad/pad-id.ts";
import type { PadError } from "../../domain/pad/pad-protocol.ts";
import { digestOf } from "../../domain/pad/text-digest.ts";
import { type Result, refuse } from "../../domain/result.ts";
import type { ParticipantId, Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import { Listeners } from "../session/listeners.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { Turns } from "../session/turns.ts";
import type { EventStore } from "../store/event-store.ts";
import { judgeEdits, type PadJudgement } from "./judge-edits.ts";
import type { PadLog } from "./pad-log.ts";
import { PadSnapshotKeeper } from "./pad-snapshot-keeper.ts";
import { readEdits, readPad, toStoredEdit } from "./read-pad.ts";

/** Edits that were just committed, in their order; `by` says who made which. */
export interface PadNewsOf {
  readonly after: Seq;
  readonly upTo: Seq;
  readonly updates: readonly Uint8Array[];
  readonly by: readonly string[];
}

/** How an edit is answered: the seq at which it is in the stream at the latest, or why it was not taken. */
export type EditOutcome = Result<Seq, Rejection | PadError | "unavailable">;

/** What an actor is made of; see `load-pad.ts`. */
export interface PadActorParts {
  readonly session: SessionActor;
  readonly pad: PadId;
  readonly stream: string;
  readonly epoch: Epoch;
  readonly log: PadLog;
  /** Up to where a snapshot is kept. */
  readonly savedSeq: Seq;
  readonly store: EventStore;
  /** Takes what went wrong and is nobody's fault who asked: for the operator's eyes. */
  readonly report: (trouble: unknown) => void;
}

/** When nothing was judged for so long, in milliseconds, it is quiet: what comes then has hardly any company. */
const QUIET_MS = 8;

/** Refusals that another node's edits may have made wrong. */
const DEPENDS_ON_HEAD: ReadonlySet<string> = new Set(["bad-update", "pad-full"] satisfies PadError[]);

type Waiting = PadEditBy & { readonly answer: (outcome: EditOutcome) => void };

/**
 * One pad on this node: takes edits, judges, appends, publishes, and acknowledges, in this order. All edits of one turn of the
 * event loop are one append, but the first after a quiet time goes at once. Other nodes may write the same stream: the store says whose turn it was.
 */
export class PadActor {
  readonly id: PadId;
  readonly epoch: Epoch;
  readonly #parts: PadActorParts;
  readonly #log: PadLog;
  readonly #listeners: Listeners<PadNewsOf>;
  #waiting: Waiting[] = [];
  readonly #turns = new Turns();
  readonly #snapshots: PadSnapshotKeeper;
  #digest: { seq: Seq; length: number; hash: number } | null = null;
  #judgedAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(parts: PadActorParts) {
    this.id = parts.pad;
    this.epoch = parts.epoch;
    this.#parts = parts;
    this.#log = parts.log;
    this.#listeners = new Listeners(parts.report);
    this.#snapshots = new PadSnapshotKeeper(parts);
    this.#snapshots.keepIfDue();
  }

  get head(): Seq {
    return this.#log.head;
  }

  /** What is committed. */
  get text(): string {
    return this.#log.document.text;
  }

  /** Whether anybody listens for what is committed. */
  get listened(): boolean {
    return this.#listeners.some;
  }

  /** Resolves when the edit is durable and published, or refused. Whether `by` may write is asked right before it is appended. Never rejects. */
  edit({ by, update }: { by: ParticipantId; update: Uint8Array }): Promise<EditOutcome> {
    if (this.#closed) return Promise.resolve(refuse("unavailable"));
    return new Promise((answer) => {
      this.#waiting.push({ by, update, answer });
      if (this.#waiting.length === 1) void this.#turns.take(() => this.#judgeWaiting());
    });
  }

  /** Called after each commit and before its acknowledgements; the function returned ends it. */
  onCommitted(listener: (news: PadNewsOf) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** All that is committed at the head, as one Yjs update; the same bytes until there is more. */
  base(): Promise<{ seq: Seq; state: Uint8Array }> {
    // Between two appends, when nothing is on trial: else the document would have to be built twice.
    return this.#turns.take(async () => ({ seq: this.head, state: this.#log.document.state() }));
  }

  /** The committed updates after `after`, merged to one; null when there are more than `limit`, or `after` is beyond the head. */
  async tailAfter(after: Seq, limit: number): Promise<{ upTo: Seq; update: Uint8Array } | null> {
    const upTo = this.head;
    const count = upTo - after;
    if (count < 0 || count > limit) return null;
    const updates = this.#log.after(after) ?? (await this.#readTail(after, count));
    return { upTo, update: mergeUpdates(updates) };
  }

  /** What the committed text comes to at its seq. */
  digest(): { seq: Seq; length: number; hash: number } {
    if (this.#digest?.seq !== this.head) this.#digest = { seq: this.head, ...digestOf(this.text) };
    return this.#digest;
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
    await this.#turns.take(() => this.#snapshots.keep());
  }

  async #judgeWaiting(): Promise<void> {
    const { session } = this.#parts;
    // Whatever else comes in during this turn of the event loop goes with it.
    if (session.now() < this.#judgedAt + QUIET_MS) await new Promise(setImmediate);
    this.#judgedAt = session.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    const answers = await this.#carryOut(waiting).catch((trouble) => {
      this.#log.document.putBack();
      this.#parts.report(trouble);
      return null;
    });
    waiting.forEach(({ answer }, n) => {
      answer(answers?.[n] ?? refuse("unavailable"));
    });
  }

  async #carryOut(asked: readonly PadEditBy[]): Promise<PadJudgement["answers"]> {
    const { session, pad, stream } = this.#parts;
    for (;;) {
      const { document } = this.#log;
      const judgement = judgeEdits({ pad, state: session.state, head: this.head, document }, asked);
      if (await this.#append(judgement)) return judgement.answers;
      document.putBack();
      if (!(await this.#readOn())) throw new Error(`Stream ${stream} is stale at its own head`);
    }
  }

  /** False when the judgement was not made at the head of the stream, and so counts for nothing. */
  async #append({ edits, answers }: PadJudgement): Promise<boolean> {
    const { store, stream, session } = this.#parts;
    if (edits.length === 0) {
      const refused = answers.some((answer) => !answer.ok && DEPENDS_ON_HEAD.has(answer.error));
      return !refused || (await store.head(stream)) === this.head;
    }
    const at = session.now();
    const events = edits.map((edit) => toStoredEdit(edit, at));
    const appended = await store.append(stream, this.head, [{ commandId: null, events }]);
    if (!appended.ok) return false;
    this.#log.keep(edits);
    this.#publish(edits);
    return true;
  }

  async #readOn(): Promise<boolean> {
    const { head } = this;
    for await (const page of readPad(this.#parts.store, this.#parts.stream, head)) {
      this.#log.add(page);
      this.#publish(page);
    }
    return this.head > head;
  }

  async #readTail(after: Seq, count: number): Promise<readonly Uint8Array[]> {
    const { store, stream } = this.#parts;
    return (await readEdits(store, stream, after, count)).map(({ update }) => update);
  }

  /** Tells of edits that are in the log. */
  #publish(edits: readonly PadEditBy[]): void {
    const upTo = this.head;
    const updates = edits.map(({ update }) => update);
    const news: PadNewsOf = { after: upTo - edits.length, upTo, updates, by: edits.map(({ by }) => by) };
    this.#listeners.tell(news);
    this.#snapshots.keepIfDue();
  }
}
