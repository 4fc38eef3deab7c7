import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadView } from "./open-pad.ts";
import { PadCopy } from "./pad-copy.ts";
import type { PutAside } from "./put-aside.ts";
import { typedBy } from "./typed-text.ts";
import type { UnsentKeeper } from "./unsent-keeper.ts";

/**
 * What this viewer types in a pad: the copy that it is typed in, which gives way to a new one when the server's text must
 * stand, and what was put aside then.
 */
export class PadWork {
  readonly #keeper: UnsentKeeper;
  readonly #aside: PutAside;
  readonly #onTyped: () => void;
  #copy: PadCopy;
  #epoch: Epoch | null = null;
  /** Why the copy must give way, as a code; "" when nothing that was typed is the reason. */
  #spoilt: string | null = null;

  constructor(keeper: UnsentKeeper, aside: PutAside, onTyped: () => void) {
    this.#keeper = keeper;
    this.#aside = aside;
    this.#onTyped = onTyped;
    this.#copy = this.#newCopy();
  }

  get copy(): PadCopy {
    return this.#copy;
  }

  get refused(): PadView["refused"] {
    return this.#aside.refused;
  }

  /** Whether there are contents, and good ones. */
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
    const before = this.#copy;
    if (this.#epoch !== null) this.#copy = this.#newCopy();
    this.#copy.takeIn(state);
    if (before !== this.#copy) this.#giveWay(before, epoch);
    this.#spoilt = null;
    this.#keeper.follow(this.#copy, epoch, seq);
    this.#epoch = epoch;
    this.#takeUp();
  }

  dismiss(): void {
    this.#aside.dismiss();
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
      if (epoch !== this.#epoch || !this.#copy.takeUp(pieces))
        this.#aside.add("other-epoch", typedBy(pieces));
    this.#keeper.write();
  }

  /** Of another history not even what was acknowledged need be there: the server's store may have been put back. */
  #giveWay(before: PadCopy, epoch: Epoch): void {
    before.leave();
    const isOther = epoch !== this.#epoch || this.#spoilt === "other-epoch";
    const typed = isOther ? before.typedBeyond(this.#copy) : before.typed;
    const refused = !isOther && this.#spoilt;
    if (refused || !before.unsent.isEmpty || typed !== "")
      this.#aside.add(this.#spoilt || "other-epoch", typed);
  }

  #newCopy(): PadCopy {
    return new PadCopy(() => {
      this.#keeper.changed();
      this.#onTyped();
    });
  }
}
