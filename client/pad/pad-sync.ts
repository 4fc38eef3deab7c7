import type { Clock } from "../../domain/clock.ts";
import { CLASS, type PadName, padParts } from "../../domain/pad/pad-id.ts";
import type { PadBase, PadDigest, PadNews, Point } from "../../domain/pad/pad-protocol.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadChannel } from "../session-source.ts";
import { fromBase64 } from "./base64.ts";
import type { PadHeard } from "./pad-messages.ts";
import { PadReader } from "./pad-reader.ts";
import { PadSender } from "./pad-sender.ts";
import { PadWork } from "./pad-work.ts";
import type { PutAside } from "./put-aside.ts";
import type { UnsentKeeper } from "./unsent-keeper.ts";

/** What is typed where nobody else types goes out at most so often, in ms. */
const OWN_PACE = 1000;

export interface PadSyncOptions {
  readonly name: PadName;
  readonly channel: Pick<PadChannel, "ask">;
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly keeper: UnsentKeeper;
  readonly aside: PutAside;
  /** Where the own cursor is, when that is news. */
  readonly takePoint: () => Point | null | undefined;
  readonly onPoints: (points: PadNews["points"], who: PadNews["who"]) => void;
  readonly onYou: (you: number | null) => void;
  /** The pad is open on the line. */
  readonly onReading: () => void;
  readonly onPause: () => void;
  readonly onShut: (why: string) => void;
  readonly onChange: () => void;
}

/**
 * Keeps what this viewer types in a pad and what the server has in step: what is told is taken in, what is typed goes out.
 * What the server does not take is put aside as text, together with all that was typed after it, and the server's text stands.
 */
export class PadSync {
  readonly work: PadWork;
  readonly #options: PadSyncOptions;
  readonly #reader: PadReader;
  readonly #sender: PadSender;
  #reading = false;
  #resynchronised = 0;

  constructor(options: PadSyncOptions) {
    const { name, keeper, aside, onYou, onShut } = options;
    this.#options = options;
    this.work = new PadWork(keeper, aside, () => this.#typed());
    this.#reader = new PadReader({
      ...options,
      onYou,
      onShut,
      onBase: (base, anew) => this.#takeBase(base, anew),
      onNews: (news) => this.#takeNews(news),
      onReading: (epoch) => this.#read(epoch),
      onPause: () => this.#pause(),
      onPutBack: () => this.#spoil("other-epoch"),
    });
    this.#sender = new PadSender({
      ...options,
      pace: padParts(name).owner === CLASS ? 0 : OWN_PACE,
      unsent: () => this.work.copy.unsent,
      onAcknowledged: (seq) => this.#acknowledged(seq),
      onLostPlace: () => this.#reader.askAgain(),
      onRefused: (code) => this.#spoil(code),
    });
  }

  /** How often the text was found to differ from the server's. */
  get resynchronised(): number {
    return this.#resynchronised;
  }

  /** Whether something may be typed: the contents are there, all of them, and good. */
  get isReady(): boolean {
    return this.work.isReady && this.#reader.isWhole;
  }

  /** There is a line on which nothing of this pad is known, or a pad that was shut is asked for again. */
  resume(): void {
    this.#reader.resume();
  }

  /** The line is gone, or nobody reads any more. */
  pause(): void {
    this.#reader.pause();
  }

  /** Something about this pad has come in. */
  hear(heard: PadHeard): void {
    if (heard.is === "base") this.#reader.hearBase(heard.base);
    else if (heard.is === "news") this.#reader.hearNews(heard.news);
    else if (heard.is === "digest") this.#compare(heard.digest);
    else if (heard.is === "shut") this.#reader.hearShut(heard.why);
    // What was meant to be said is lost with what makes no sense: it is asked for.
    else if (heard.is === "nonsense") this.#reader.askAgain();
  }

  #takeBase({ epoch, seq, state, points, who }: PadBase, anew: boolean): void {
    if (anew) this.work.startAnew(epoch, seq, fromBase64(state));
    else this.#takeIn(fromBase64(state), seq);
    this.#options.onPoints(points, who);
  }

  #takeNews({ update, upTo, points, who }: PadNews): void {
    if (update !== undefined) this.#takeIn(fromBase64(update), upTo);
    this.#options.onPoints(points, who);
  }

  /** Takes in what leads to `seq`. */
  #takeIn(update: Uint8Array, seq: Seq): void {
    if (this.work.copy.takeIn(update)) this.work.reached(seq);
    else this.#resynchronise();
  }

  /** The copy is in step with the server: what was typed goes out, unless it cannot be taken anyway. */
  #read(epoch: Epoch): void {
    const { isTooLong, unsent } = this.work.copy;
    this.#reading = true;
    this.#options.onReading();
    if (isTooLong && !unsent.isEmpty) this.#spoil("pad-full");
    else this.#sender.resume(epoch);
  }

  #pause(): void {
    this.#reading = false;
    this.#sender.pause();
    this.#options.onPause();
  }

  #compare(digest: PadDigest): void {
    const { copy } = this.work;
    if (!this.#reader.isAt(digest) || !copy.unsent.isEmpty) return;
    const { length, hash } = copy.digest;
    if (length !== digest.length || hash !== digest.hash) this.#resynchronise();
  }

  #resynchronise(): void {
    this.#resynchronised += 1;
    this.#spoil("");
  }

  /** The copy must give way to the server's text. */
  #spoil(code: string): void {
    this.work.spoil(code);
    this.#reader.askAgain(true);
    this.#options.onChange();
  }

  #acknowledged(seq: Seq): void {
    this.work.acknowledged(seq);
    this.#options.onChange();
  }

  #typed(): void {
    this.#options.onChange();
    if (!this.#reading) return;
    if (this.work.copy.isTooLong) this.#spoil("pad-full");
    else this.#sender.next();
  }
}
