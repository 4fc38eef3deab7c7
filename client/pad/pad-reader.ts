import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import {
  PAD_TO_SERVER,
  type PadBase,
  type PadDigest,
  type PadNews,
  type PadOpen,
  PadOpened,
} from "../../domain/pad/pad-protocol.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadChannel } from "../session-source.ts";
import { isNotNow } from "./not-now.ts";

/** How long the contents may take after the pad was opened, and how long to wait at most before asking again, in ms. */
const CONTENTS_WITHIN = 10_000;
const LONGEST_WAIT = 1000;
/** Who cannot keep up with what comes early asks again rather than keep more. */
const MOST_EARLY = 1000;

export interface PadReaderOptions {
  readonly name: PadName;
  readonly channel: Pick<PadChannel, "ask">;
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly onYou: (you: number | null) => void;
  /** All of the pad: to start `anew` from, or to be merged with what one has. */
  readonly onBase: (base: PadBase, anew: boolean) => void;
  readonly onNews: (news: PadNews) => void;
  /** What one has is what the server has of this epoch, and may be added to. */
  readonly onReading: (epoch: Epoch) => void;
  /** Something is missing, or the line is gone: until the next `onReading` nothing can be added. */
  readonly onPause: () => void;
  readonly onShut: (why: string) => void;
  /** The server has less than one has: its store was put back, and one's copy is of what is gone. */
  readonly onPutBack: () => void;
}

/**
 * Keeps one copy of a pad in step with its stream.
 *
 *   away --line live--> asking --contents--> reading --gap | other epoch | lost | afresh--> asking
 *   asking | reading --refused | shut--> shut --line live | retry--> asking
 *   any --line lost--> away
 *
 * It asks with what it has, and is given what is missing, or all of it. What comes before its turn waits.
 */
export class PadReader {
  readonly #options: PadReaderOptions;
  #is: "away" | "asking" | "reading" | "shut" = "away";
  #have: { readonly epoch: Epoch; readonly seq: Seq } | null = null;
  /** Where the pad was when it was last opened; null before that is known. */
  #head: Seq | null = null;
  #whole = false;
  #early: PadNews[] = [];
  /** Counts the questions; an answer to an older one is no answer any more. */
  #question = 0;
  #callOff: () => void = () => {};

  constructor(options: PadReaderOptions) {
    this.#options = options;
  }

  /** Whether all has come that there was at the opening: till then the text is an older one. */
  get isWhole(): boolean {
    return this.#whole;
  }

  /** There is a line, and nothing of this pad is known on it. */
  resume(): void {
    this.#ask();
  }

  /** The line is gone, or nobody reads any more. */
  pause(): void {
    this.#become("away");
    this.#early = [];
  }

  /** What one has is not to be trusted, or the line has forgotten that the pad is open. */
  askAgain(afresh = false): void {
    if (afresh) this.#have = null;
    if (this.#is !== "away") this.#ask();
  }

  hearBase(base: PadBase): void {
    if (this.#is === "away" || this.#is === "shut") return;
    const had = this.#have?.epoch === base.epoch ? this.#have.seq : null;
    const anew = had === null;
    // A base may be a little older than what one has: what is missing comes right after it.
    this.#have = { epoch: base.epoch, seq: Math.max(base.seq, had ?? 0) };
    this.#measure(anew);
    const question = this.#question;
    this.#options.onBase(base, anew);
    if (question === this.#question) this.#read(base.epoch, anew);
  }

  hearNews(news: PadNews): void {
    if (this.#is === "away" || this.#is === "shut") return;
    const have = this.#have;
    if (have?.epoch !== news.epoch || news.after > have.seq) return this.#keepEarly(news);
    this.#have = { epoch: have.epoch, seq: Math.max(news.upTo, have.seq) };
    this.#measure();
    const question = this.#question;
    this.#options.onNews(news);
    // What does not fit is asked for by now.
    if (question === this.#question) this.#read(news.epoch, false);
  }

  /** Whether it tells of what one has: then the texts can be compared. Who is behind it has missed something. */
  isAt({ seq }: PadDigest): boolean {
    if (this.#is !== "reading") return false;
    if (seq > (this.#have?.seq ?? 0)) this.#ask();
    return seq === this.#have?.seq && this.#is === "reading";
  }

  hearShut(why: string): void {
    if (this.#is === "away") return;
    this.#become("shut");
    this.#options.onShut(why);
  }

  #ask(): void {
    this.#become("asking");
    void this.#open(this.#question);
  }

  async #open(question: number): Promise<void> {
    const { channel, name, clock, onYou, onPutBack } = this.#options;
    const have = this.#have;
    const request: PadOpen = { pad: name, ...(have && { have }) };
    const answer = await channel.ask(PAD_TO_SERVER.open, request);
    if (question !== this.#question) return;
    if (!answer.ok) return isNotNow(answer.error) ? this.#later() : this.hearShut(answer.error);
    const opened = PadOpened.safeParse(answer.value);
    if (!opened.success) return this.#later();
    if (have && opened.data.head < have.seq && this.#have?.epoch === have.epoch) return onPutBack();
    this.#head = opened.data.head;
    this.#measure();
    onYou(opened.data.you);
    if (this.#is === "asking") this.#callOff = clock.after(CONTENTS_WITHIN, () => this.#ask());
  }

  /** Once whole, a copy stays so: what is missing later is told as it comes. */
  #measure(anew = false): void {
    const isThere = this.#head !== null && (this.#have?.seq ?? -1) >= this.#head;
    this.#whole = isThere || (this.#whole && !anew);
  }

  #later(): void {
    const { clock, random } = this.#options;
    this.#callOff = clock.after(random() * LONGEST_WAIT, () => this.#ask());
  }

  #keepEarly(news: PadNews): void {
    if (this.#is === "reading") this.#ask();
    if (this.#early.length < MOST_EARLY) this.#early.push(news);
  }

  /** Contents have come: what came too early may fit now. */
  #read(epoch: Epoch, anew: boolean): void {
    const isNew = anew || this.#is === "asking";
    this.#is = "reading";
    // Contents that answer an earlier question say nothing of where the pad is: the last one is still to be answered.
    if (this.#whole) this.#callOff();
    if (isNew) this.#options.onReading(epoch);
    for (const news of this.#early.splice(0)) if (news.epoch === epoch) this.hearNews(news);
  }

  #become(is: "away" | "asking" | "shut"): void {
    this.#callOff();
    this.#question += 1;
    this.#is = is;
    this.#options.onPause();
  }
}
