import type { Clock } from "../../domain/clock.ts";
import { CLASS, type PadName, padParts } from "../../domain/pad/pad-id.ts";
import {
  PAD_TO_SERVER,
  type PadBase,
  type PadDigest,
  type PadNews,
  type PadPoint,
} from "../../domain/pad/pad-protocol.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadChannel } from "../session-source.ts";
import { fromBase64 } from "./base64.ts";
import type { KeptUnsent } from "./kept-unsent.ts";
import type { LocalPoint, PadView } from "./open-pad.ts";
import { readPadMessage } from "./pad-messages.ts";
import { PadPoints } from "./pad-points.ts";
import { PadReader } from "./pad-reader.ts";
import { PadSender } from "./pad-sender.ts";
import { PadWork } from "./pad-work.ts";
import { UnsentKeeper } from "./unsent-keeper.ts";

/** What is typed where nobody else types goes out at most so often, in ms. */
const OWN_PACE = 1000;

export interface PadSessionOptions {
  readonly name: PadName;
  readonly channel: Pick<PadChannel, "ask" | "tell">;
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly kept: KeptUnsent;
  readonly onChange: () => void;
}

/**
 * One pad, opened by one viewer.
 *
 *   opening --contents--> open --refused | texts differ--> opening anew --contents--> open, with another document
 *   opening | open --shut--> shut --line live | retry--> opening or open
 *
 * With contents it stays open while the line is away: typing goes on, and is sent when the line is back. What the server
 * does not take is put aside as text, together with all that was typed after it, and the server's text stands.
 */
export class PadSession {
  readonly #options: PadSessionOptions;
  readonly #reader: PadReader;
  readonly #sender: PadSender;
  readonly #points: PadPoints;
  readonly #work: PadWork;
  #live = false;
  #reading = false;
  #shut: string | null = null;
  #resynchronised = 0;
  #view: PadView;

  constructor(options: PadSessionOptions) {
    const { name, clock, channel, kept } = options;
    const isOwn = padParts(name).owner !== CLASS;
    this.#options = options;
    this.#work = new PadWork(new UnsentKeeper(kept, clock), () => this.#typed());
    this.#reader = new PadReader({
      ...options,
      onYou: (you) => this.#become(you),
      onBase: (base, anew) => this.#takeBase(base, anew),
      onNews: (news) => this.#takeNews(news),
      onReading: (epoch) => this.#read(epoch),
      onPause: () => this.#pause(),
      onShut: (why) => this.#beShut(why),
    });
    this.#sender = new PadSender({
      ...options,
      pace: isOwn ? OWN_PACE : 0,
      unsent: () => this.#work.copy.unsent,
      takePoint: () => this.#points.take(),
      onAcknowledged: () => this.#acknowledged(),
      onLostPlace: () => this.#reader.askAgain(),
      onRefused: (code) => this.#spoil(code),
    });
    this.#points = new PadPoints(clock, (point) => {
      channel.tell(PAD_TO_SERVER.point, { pad: name, point } satisfies PadPoint);
    });
    this.#view = this.#look();
  }

  get view(): PadView {
    return this.#view;
  }

  /** Whether nothing that was typed waits for the server; what waits for a shut pad waits in the browser's storage. */
  get isIdle(): boolean {
    return this.#work.copy.unsent.isEmpty || this.#shut !== null;
  }

  /** How often the text was found to differ from the server's. */
  get resynchronised(): number {
    return this.#resynchronised;
  }

  /** The line is of use. */
  resume(): void {
    this.#live = true;
    this.retry();
  }

  /** The line is gone. */
  pause(): void {
    this.#live = false;
    this.#reader.pause();
    this.#changed();
  }

  /** Asks for the pad, though it may have been shut. */
  retry(): void {
    this.#shut = null;
    this.#reader.resume();
    this.#changed();
  }

  /** Nobody looks any more. */
  close(): void {
    this.#reader.pause();
    if (this.#live) void this.#options.channel.ask(PAD_TO_SERVER.close, { pad: this.#options.name });
    this.#work.leave();
  }

  /** Writes down what is not acknowledged: the page may be gone in a moment. */
  keep(): void {
    this.#work.keep();
  }

  readonly point = (point: LocalPoint | null): void => {
    this.#points.point(point, !this.#work.copy.unsent.isEmpty);
  };

  readonly dismiss = (): void => {
    this.#work.dismiss();
    this.#changed();
  };

  /** Something about this pad has come in. */
  hear(name: string, content: unknown): void {
    const heard = readPadMessage(name, content);
    if (heard.is === "base") this.#reader.hearBase(heard.base);
    else if (heard.is === "news") this.#reader.hearNews(heard.news);
    else if (heard.is === "digest") this.#compare(heard.digest);
    else if (heard.is === "shut") this.#reader.hearShut(heard.why);
    // What was meant to be said is lost with what makes no sense: it is asked for.
    else if (heard.is === "nonsense") this.#reader.askAgain();
    this.#changed();
  }

  #become(you: number | null): void {
    this.#points.become(you);
    this.#changed();
  }

  /** The copy is in step with the server: what was typed goes out, unless it cannot be taken anyway. */
  #read(epoch: Epoch): void {
    const { isTooLong, unsent } = this.#work.copy;
    this.#reading = true;
    this.#points.resume();
    if (isTooLong && !unsent.isEmpty) this.#spoil("pad-full");
    else this.#sender.resume(epoch);
  }

  #pause(): void {
    this.#reading = false;
    this.#sender.pause();
    // With every opening all cursors are told anew.
    this.#points.pause();
  }

  #takeBase(base: PadBase, anew: boolean): void {
    const state = fromBase64(base.state);
    this.#points.hear(base.points, base.who);
    if (anew) this.#work.startAnew(base.epoch, state);
    else this.#takeIn(state);
  }

  #takeNews({ update, points, who }: PadNews): void {
    this.#points.hear(points, who);
    if (update !== undefined) this.#takeIn(fromBase64(update));
  }

  #takeIn(update: Uint8Array): void {
    if (!this.#work.copy.takeIn(update)) this.#resynchronise();
  }

  #compare(digest: PadDigest): void {
    if (!this.#reader.isAt(digest) || !this.#work.copy.unsent.isEmpty) return;
    const { length, hash } = this.#work.copy.digest;
    if (length !== digest.length || hash !== digest.hash) this.#resynchronise();
  }

  #resynchronise(): void {
    this.#resynchronised += 1;
    this.#spoil("");
  }

  #spoil(code: string): void {
    this.#work.spoil(code);
    this.#reader.askAgain(true);
    this.#changed();
  }

  #beShut(why: string): void {
    this.#shut = why;
    this.#changed();
  }

  #acknowledged(): void {
    this.#work.acknowledged();
    this.#changed();
  }

  #typed(): void {
    this.#changed();
    if (!this.#reading) return;
    if (this.#work.copy.isTooLong) this.#spoil("pad-full");
    else this.#sender.next();
  }

  #look(): PadView {
    const { copy, isReady, isUnsent, refused } = this.#work;
    return {
      is: this.#shut !== null ? "shut" : isReady ? "open" : "opening",
      why: this.#shut,
      live: this.#live,
      document: copy.document,
      unsent: isUnsent,
      refused,
      pointers: this.#points.others,
    };
  }

  #changed(): void {
    const before = this.#view;
    const view = this.#look();
    const keys = Object.keys(view) as (keyof PadView)[];
    if (keys.every((key) => view[key] === before[key])) return;
    this.#view = view;
    this.#options.onChange();
  }
}
