import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadView } from "./open-pad.ts";
import { PadCopy } from "./pad-copy.ts";
import { typedBy } from "./typed-text.ts";
import type { UnsentKeeper } from "./unsent-keeper.ts";

/**
 * What this viewer types in a pad: the copy that it is typed in, which gives way to a new one when the server's text must
 * stand, and what was put aside then.
 */
export class PadWork {
  readonly #keeper: UnsentKeeper;
  readonly #onTyped: () => void;
  #copy: PadCopy;
  #epoch: Epoch | null = null;
  /** Why the copy must give way, as a code; "" when nothing that was typed is the reason. */
  #spoilt: string | null = null;
  #refused: PadView["refused"];
  #refusals: number;

  /** `refused` is what was put aside in an earlier opening of the pad and nobody has read. */
  constructor(keeper: UnsentKeeper, onTyped: () => void, refused: PadView["refused"]) {
    this.#keeper = keeper;
    this.#refused = refused;
    this.#refusals = refused?.count ?? 0;
    this.#onTyped = onTyped;
    this.#copy = this.#newCopy();
  }

  get copy(): PadCopy {
    return this.#copy;
  }

  get refused(): PadView["refused"] {
    return this.#refused;
  }

  /** Whether something may be typed: the contents are there and good. */
  get isReady(): boolean {
    return this.#epoch !== null && this.#spoilt === null;
  }

  /** Whether something waits for the server, be it of an earlier load of the page. */
  get isUnsent(): boolean {
    return !this.#copy.unsent.isEmpty || this.#keeper.isWaiting;
  }

  /** What was on its way is in the stream, at `seq` or before. */
  acknowledged(seq: Seq): void {
    this.#keeper.acknowledged(seq);
  }

  /** The copy has all of the stream up to `seq`: what earlier loads of the page have typed may fit now. */
  reached(seq: Seq): void {
    this.#keeper.reached(seq);
    if (this.#keeper.isWaiting) this.#takeUp();
  }

  /** The copy is to give way when the server's text comes. What is typed until then is put aside too. */
  spoil(code: string): void {
    this.#spoilt = code;
  }

  /** The server's text at `seq` stands, with what was typed in earlier loads of the page where it fits. */
  startAnew(epoch: Epoch, seq: Seq, state: Uint8Array): void {
    if (this.#epoch !== null) this.#giveWay();
    this.#spoilt = null;
    this.#copy.takeIn(state);
    this.#keeper.follow(this.#copy, epoch, seq);
    this.#epoch = epoch;
    this.#takeUp();
  }

  dismiss(): void {
    this.#refused = null;
  }

  /** Writes down what is not acknowledged. */
  keep(): void {
    this.#keeper.write();
  }

  /** Nothing is typed any more. */
  leave(): void {
    this.#copy.leave();
    this.keep();
  }

  #takeUp(): void {
    for (const { epoch, pieces } of this.#keeper.takeUp())
      if (epoch !== this.#epoch || !this.#copy.takeUp(pieces)) this.#putAside("other-epoch", typedBy(pieces));
    this.#keeper.write();
  }

  #giveWay(): void {
    const { unsent, typed } = this.#copy;
    this.#copy.leave();
    if (this.#spoilt || !unsent.isEmpty) this.#putAside(this.#spoilt || "other-epoch", typed);
    this.#copy = this.#newCopy();
  }

  #newCopy(): PadCopy {
    return new PadCopy(() => {
      this.#keeper.changed();
      this.#onTyped();
    });
  }

  #putAside(code: string, text: string): void {
    const before = this.#refused?.text ?? "";
    this.#refusals += 1;
    this.#refused = {
      code,
      text: before === "" || text === "" ? before + text : `${before}\n${text}`,
      count: this.#refusals,
    };
  }
}
