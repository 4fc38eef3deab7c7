import { type PadName, spotlightOf } from "../../../domain/pad/pad-id.ts";
import type { PadDigest, PadNews } from "../../../domain/pad/pad-protocol.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Epoch } from "../../../domain/session/reader.ts";
import type { PadActor } from "../../pad/pad-actor.ts";
import type { SessionActor } from "../../session/session-actor.ts";
import type { Frame } from "../frame.ts";
import { type Contents, PadContents } from "./pad-contents.ts";
import { padDigestFrame, padNewsFrame } from "./pad-frames.ts";
import type { PointNews } from "./pad-points.ts";
import type { PadReader, PadTitle } from "./pad-reader.ts";

/** What is told of a pad under any name. */
type News = Pick<PadNews, "after" | "upTo" | "update">;

/**
 * A pad under one of the names that it is read by: its own, or the spotlight's, which tells nothing of whose it is. What
 * goes out is encoded once for all who read it by this name; screens get no names of persons.
 */
export class PadView implements PadTitle {
  readonly name: PadName;
  readonly epoch: Epoch;
  readonly #session: SessionActor;
  readonly #contents: PadContents;
  readonly #people = new Set<PadReader>();
  readonly #screens = new Set<PadReader>();

  constructor(name: PadName, session: SessionActor, actor: PadActor) {
    this.name = name;
    this.#session = session;
    // Another spotlight is another history, also when it is on the same pad.
    const count = spotlightOf(name);
    this.epoch = count === null ? actor.epoch : `${actor.epoch}.${count}`;
    this.#contents = new PadContents(name, this.epoch, actor);
  }

  get size(): number {
    return this.#people.size + this.#screens.size;
  }

  *readers(): Iterable<PadReader> {
    yield* this.#people;
    yield* this.#screens;
  }

  add(reader: PadReader): void {
    (reader.self === null ? this.#screens : this.#people).add(reader);
  }

  has(reader: PadReader): boolean {
    return this.#people.has(reader) || this.#screens.has(reader);
  }

  remove(reader: PadReader): void {
    this.#people.delete(reader);
    this.#screens.delete(reader);
  }

  /** What leads a reader on who was sent everything up to `after`. Rejects when the store fails. */
  contentsAfter(after: Seq | null): Promise<Contents> {
    return this.#contents.after(after);
  }

  /** Hands each reader's frame to `send`: news of the text, and the cursors that moved. */
  tell(news: News, points: PointNews | null, send: (reader: PadReader, frame: Frame) => void): void {
    const toScreens = this.#screens.size > 0 ? this.#newsFrame(news, points, null) : null;
    for (const reader of this.#screens) if (toScreens) send(reader, toScreens);
    if (this.#people.size === 0) return;
    const who = points && this.#namesOf(points.whose);
    const toPeople = who === null && toScreens ? toScreens : this.#newsFrame(news, points, who);
    for (const reader of this.#people) send(reader, toPeople);
  }

  /** All cursors, for one who is at `seq`; null when there is nothing to tell. */
  pointsFrame(reader: PadReader, seq: Seq, { points, whose }: PointNews): Frame | null {
    const all = { points: { ...reader.takeMissed(), ...points }, whose };
    if (Object.keys(all.points).length === 0) return null;
    const who = reader.self === null ? null : this.#namesOf(whose);
    return this.#newsFrame({ after: seq, upTo: seq }, all, who);
  }

  digestFrame(digest: Omit<PadDigest, "pad">): Frame {
    return padDigestFrame({ pad: this.name, ...digest });
  }

  #newsFrame(news: News, points: PointNews | null, who: Record<string, string> | null): Frame {
    const hasPoints = points !== null && Object.keys(points.points).length > 0;
    return padNewsFrame({
      pad: this.name,
      epoch: this.epoch,
      ...news,
      ...(hasPoints && { points: points.points }),
      ...(who && { who }),
    });
  }

  /** The names that readers of this name may know; null when there is none to tell. */
  #namesOf(whose: PointNews["whose"]): Record<string, string> | null {
    if (whose.size === 0 || this.#isUnnamed()) return null;
    const { people } = this.#session.state;
    return Object.fromEntries(
      [...whose].flatMap(([number, id]) => {
        const name = people[id]?.name;
        return name === undefined ? [] : [[number, name]];
      }),
    );
  }

  #isUnnamed(): boolean {
    return spotlightOf(this.name) !== null && this.#session.state.spotlight?.name == null;
  }
}
