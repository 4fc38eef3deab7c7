import type { Clock } from "../../domain/clock.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { KeptEntry, KeptUnsent } from "./kept-unsent.ts";
import type { PadCopy } from "./pad-copy.ts";

/** What is acknowledged sooner than this, in ms, is never written down: that is nearly everything while the line is good. */
const SOON = 300;

/** Keeps what was typed over a reload of the page, until it is acknowledged. */
export class UnsentKeeper {
  readonly #kept: KeptUnsent;
  readonly #clock: Clock;
  /** Entries of earlier loads that wait for the pad's contents. */
  #waiting: readonly KeptEntry[];
  #takenUp: string[] = [];
  #copy: PadCopy | null = null;
  #epoch: Epoch | null = null;
  /** Up to where the copy has all of the stream. */
  #known: Seq = 0;
  /** What is typed may rest on what was acknowledged, too, though its news are on their way still. */
  #acknowledged: Seq = 0;
  #callOff: (() => void) | null = null;

  constructor(kept: KeptUnsent, clock: Clock) {
    this.#kept = kept;
    this.#clock = clock;
    this.#waiting = kept.read();
  }

  /** Whether an earlier load has left something that was not taken up yet. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** What earlier loads have left and may rest on no more than what is known now, once; and what is of another epoch. */
  takeUp(): readonly KeptEntry[] {
    const isDue = ({ epoch, seq }: KeptEntry): boolean => epoch !== this.#epoch || seq <= this.#known;
    const due = this.#waiting.filter(isDue);
    this.#waiting = this.#waiting.filter((entry) => !isDue(entry));
    this.#takenUp.push(...due.map(({ by }) => by));
    return due;
  }

  /** From now on what is typed in this copy is kept, and nothing of the one before it. */
  follow(copy: PadCopy, epoch: Epoch, seq: Seq): void {
    if (this.#copy && this.#copy !== copy) this.#takenUp.push(nameOf(this.#copy));
    this.#copy = copy;
    this.#epoch = epoch;
    this.#known = this.#acknowledged = seq;
  }

  /** The copy has all of the stream up to `seq`. */
  reached(seq: Seq): void {
    this.#known = Math.max(this.#known, seq);
  }

  /** What was typed is in the stream at `seq`, or before. */
  acknowledged(seq: Seq): void {
    this.#acknowledged = Math.max(this.#acknowledged, seq);
    this.changed();
  }

  /** Something was typed, or is not unsent any more. */
  changed(): void {
    if (this.#copy?.unsent.isEmpty) this.write();
    else this.#callOff ??= this.#clock.after(SOON, () => this.write());
  }

  write(): void {
    this.#callOff?.();
    this.#callOff = null;
    if (!this.#copy || this.#epoch === null) return;
    const by = nameOf(this.#copy);
    const seq = Math.max(this.#known, this.#acknowledged);
    const { pieces } = this.#copy.unsent;
    this.#kept.write({ by, epoch: this.#epoch, seq, pieces }, this.#takenUp.splice(0));
  }
}

function nameOf({ document }: PadCopy): string {
  return String(document.clientID);
}
