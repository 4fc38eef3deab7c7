import type { Clock } from "../../../domain/clock.ts";
import { mergeUpdates } from "../../../domain/pad/merge-updates.ts";
import { type PadName, spotlightOf } from "../../../domain/pad/pad-id.ts";
import type { Point } from "../../../domain/pad/pad-protocol.ts";
import { mayPointInPad } from "../../../domain/session/decide-pads.ts";
import type { ParticipantId, Seq } from "../../../domain/session/events.ts";
import type { Metrics } from "../../metrics.ts";
import type { EditOutcome, PadActor, PadNewsOf } from "../../pad/pad-actor.ts";
import type { SessionActor } from "../../session/session-actor.ts";
import type { LoadMeter } from "../load-meter.ts";
import { Paced } from "../paced.ts";
import type { Reader } from "../readers.ts";
import { LateReaders } from "./late-readers.ts";
import { toBase64 } from "./pad-frames.ts";
import { PadPoints } from "./pad-points.ts";
import { PadReader } from "./pad-reader.ts";
import { PadTick } from "./pad-tick.ts";
import { PadView } from "./pad-view.ts";
import { StagedPoints } from "./staged-points.ts";
import { WhenQuiet } from "./when-quiet.ts";

/** When only cursors have moved, at most one frame in so many milliseconds. */
const POINTS_MS = 50;
/** After so long without an edit readers are told, once, what their text must hash to. */
const QUIET_MS = 5000;

/** What every live pad shares. */
export interface LivePadParts {
  readonly clock: Clock;
  readonly load: LoadMeter;
  readonly metrics: Metrics;
}

/** One pad with readers on their sockets: brings them what its actor commits, and where the others' cursors are. */
export class LivePad {
  readonly actor: PadActor;
  readonly #session: SessionActor;
  readonly #parts: LivePadParts;
  readonly #views = new Map<PadName, PadView>();
  readonly #points: PadPoints;
  readonly #staged = new StagedPoints();
  readonly #late: LateReaders;
  readonly #tick: PadTick;
  readonly #pointNews: Paced;
  readonly #quiet: WhenQuiet;
  readonly #unsubscribe: () => void;
  #updates: Uint8Array[] = [];
  #upTo: Seq;
  /** Up to where all readers were told, but for those that are left out. */
  #toldTo: Seq;

  constructor(
    actor: PadActor,
    session: SessionActor,
    parts: LivePadParts,
    /** Called for a reader that cannot be brought up to date. */
    giveUp: (reader: PadReader) => void,
  ) {
    const { clock } = parts;
    this.actor = actor;
    this.#session = session;
    this.#parts = parts;
    this.#upTo = this.#toldTo = actor.head;
    this.#tick = new PadTick(actor, parts, () => this.#tell());
    this.#pointNews = new Paced(
      clock,
      () => Math.max(POINTS_MS, this.#tick.pauseMs()),
      () => this.#tellPoints(),
    );
    this.#quiet = new WhenQuiet(clock, QUIET_MS, () => this.#tellDigest());
    this.#points = new PadPoints(clock, () => this.#pointNews.request());
    this.#late = new LateReaders({
      ...parts,
      points: this.#points,
      viewOf: (reader) => this.#viewOf(reader),
      toldTo: () => this.#toldTo,
      giveUp,
    });
    this.#unsubscribe = actor.onCommitted((news) => this.#onCommitted(news));
  }

  get size(): number {
    return [...this.#views.values()].reduce((sum, view) => sum + view.size, 0);
  }

  *readers(): Iterable<PadReader> {
    for (const view of this.#views.values()) yield* view.readers();
  }

  /** One more reader, who is sent nothing before `bring`. */
  add(reader: Reader, name: PadName): PadReader {
    const view = this.#views.get(name) ?? new PadView(name, this.#session, this.actor);
    this.#views.set(name, view);
    const hasPoint = spotlightOf(name) === null && reader.reading.self !== null;
    const number = hasPoint ? this.#points.newNumber() : null;
    const added = new PadReader(reader, view, number, this.#parts.clock.now());
    view.add(added);
    return added;
  }

  /** Brings the contents to a reader that has everything up to `have`, or nothing, and the news from then on. */
  bring(reader: PadReader, have: Seq | null): void {
    this.#late.bring(reader, have !== null && have <= this.actor.head ? have : null);
  }

  remove(reader: PadReader): void {
    const { name, number } = reader;
    const view = this.#viewOf(reader);
    view?.remove(reader);
    if (view?.size === 0) this.#views.delete(name);
    this.#late.remove(reader);
    if (number !== null) this.#points.remove(number);
  }

  /** Hands an edit to the actor; without a `point` the cursor stays where it is. */
  async edit(reader: PadReader, edit: Edit): Promise<EditOutcome> {
    const { by, update, point } = edit;
    if (point === undefined) return this.#tick.edit({ by, update });
    const staged = { reader, point };
    this.#staged.add(by, staged);
    const outcome = await this.#tick.edit({ by, update });
    if (this.#staged.remove(by, staged) && outcome.ok) this.pointed(reader, point);
    return outcome;
  }

  /** The cursor of a reader has moved, or left the pad. */
  pointed(reader: PadReader, point: Point | null): void {
    this.#put(reader, point);
    this.#pointNews.request();
  }

  /** Who may point here may have changed. */
  checkPoints(): void {
    this.#points.keepThose((id) => mayPointInPad(this.#session.state, id, this.actor.id));
  }

  renamed(id: ParticipantId): void {
    this.#points.renamed(id);
  }

  stop(): void {
    this.#unsubscribe();
    this.#tick.stop();
    this.#pointNews.stop();
    this.#late.stop();
    this.#points.stop();
    this.#quiet.stop();
  }

  /** Under its name the reader reads the pad; undefined when it reads it no more. */
  #viewOf(reader: PadReader): PadView | undefined {
    const view = this.#views.get(reader.name);
    return view?.has(reader) ? view : undefined;
  }

  #put(reader: PadReader, point: Point | null): void {
    const { number, self } = reader;
    if (number === null || self === null || !this.#viewOf(reader)) return;
    if (mayPointInPad(this.#session.state, self, this.actor.id)) this.#points.put(number, self, point);
  }

  #onCommitted({ updates, upTo, by }: PadNewsOf): void {
    this.#updates.push(...updates);
    this.#upTo = upTo;
    for (const id of by) {
      const staged = this.#staged.take(id);
      if (staged) this.#put(staged.reader, staged.point);
    }
    this.#tick.committed(this.size * updates.length);
  }

  /** What is typed takes the cursors with it. */
  #tellPoints(): void {
    if (this.#updates.length === 0) this.#tell();
  }

  #tell(): void {
    const updates = this.#updates;
    const points = this.#points.takeNews();
    if (updates.length === 0 && points === null) return;
    this.#pointNews.stop();
    this.#updates = [];
    const [after, upTo] = [this.#toldTo, this.#upTo];
    this.#toldTo = upTo;
    const news = { after, upTo, ...(updates.length > 0 && { update: toBase64(mergeUpdates(updates)) }) };
    let told = 0;
    for (const view of this.#views.values()) {
      view.tell(news, points, (reader, frame) => {
        if (!this.#late.sendIfClear(reader, frame)) return reader.miss(points);
        reader.reading.seq = upTo;
        told += 1;
      });
    }
    this.#parts.metrics.padDeliveries.inc(told);
    if (updates.length > 0) this.#quiet.stir();
  }

  #tellDigest(): void {
    const digest = this.actor.digest();
    for (const view of this.#views.values()) {
      const frame = view.digestFrame(digest);
      for (const reader of view.readers())
        if (reader.reading.seq === digest.seq) this.#late.sendIfClear(reader, frame);
    }
  }
}

/** A change of the text by somebody, and where their cursor is after it. */
interface Edit {
  readonly by: ParticipantId;
  readonly update: Uint8Array;
  readonly point: Point | null | undefined;
}
