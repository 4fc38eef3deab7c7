import type { Clock } from "../../domain/clock.ts";
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

  /** What earlier loads have left, once. */
  takeUp(): readonly KeptEntry[] {
    const entries = this.#waiting;
    this.#waiting = [];
    this.#takenUp.push(...entries.map(({ by }) => by));
    return entries;
  }

  /** From now on what is typed in this copy is kept, and nothing of the one before it. */
  follow(copy: PadCopy, epoch: Epoch): void {
    if (this.#copy && this.#copy !== copy) this.#takenUp.push(nameOf(this.#copy));
    this.#copy = copy;
    this.#epoch = epoch;
  }

  /** Something was typed, or acknowledged. */
  changed(): void {
    if (this.#copy?.unsent.isEmpty) this.write();
    else this.#callOff ??= this.#clock.after(SOON, () => this.write());
  }

  write(): void {
    this.#callOff?.();
    this.#callOff = null;
    if (!this.#copy || this.#epoch === null) return;
    const by = nameOf(this.#copy);
    this.#kept.write({ by, epoch: this.#epoch, pieces: this.#copy.unsent.pieces }, this.#takenUp.splice(0));
  }
}

function nameOf({ document }: PadCopy): string {
  return String(document.clientID);
}
