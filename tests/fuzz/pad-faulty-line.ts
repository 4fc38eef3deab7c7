import type { Random } from "../support/random.ts";
import type { LineKind } from "./lossy-line.ts";

interface InFlight {
  readonly deliver: () => void;
  /** What nobody asked for: on a torn line it may be lost, doubled and swapped. */
  readonly unasked: boolean;
}

/**
 * What lies between a browser and the server, either way in a queue of its own: things arrive only when a test delivers
 * them. A `dying` line brings all in order until it dies; a `torn` one loses questions and answers, and loses, doubles
 * and swaps what is sent unasked. Questions may come twice on both, one right after the other.
 */
export class FaultyLine {
  /** From then on it loses, doubles and swaps nothing. */
  faithful = false;
  readonly #kind: LineKind;
  readonly #random: Random;
  readonly #onDeath: () => void;
  readonly #up: InFlight[] = [];
  readonly #down: InFlight[] = [];
  #open = true;

  constructor(kind: LineKind, random: Random, onDeath: () => void) {
    this.#kind = kind;
    this.#random = random;
    this.#onDeath = onDeath;
  }

  get empty(): boolean {
    return this.#up.length === 0 && this.#down.length === 0;
  }

  /** Sends a question, or tells something. */
  ask(deliver: () => void, mayDouble = true): void {
    if (!this.#open || this.#tears(0.03)) return;
    this.#up.push({ deliver, unasked: false });
    if (mayDouble && this.#bad(0.06)) this.#up.push({ deliver, unasked: false });
  }

  answer(deliver: () => void): void {
    if (this.#open && !this.#tears(0.03)) this.#down.push({ deliver, unasked: false });
  }

  /** Sends what nobody asked for. */
  frame(deliver: () => void): void {
    if (!this.#open || this.#tears(0.05)) return;
    this.#down.push({ deliver, unasked: true });
    if (this.#tears(0.05)) this.#down.push({ deliver, unasked: true });
  }

  /** The other side has hung up, which is heard after all that it sent. */
  end(hear: () => void): void {
    if (this.#open) this.#down.push({ deliver: hear, unasked: false });
  }

  /** Brings one thing to its other end; or the line dies of it. */
  deliverOne(): void {
    const [first, second] = this.#random.chance(0.5) ? [this.#up, this.#down] : [this.#down, this.#up];
    const queue = first.length > 0 ? first : second;
    if (queue.length === 0) return;
    if (this.#bad(0.01)) return this.#onDeath();
    const [next] = queue.splice(this.#place(queue), 1);
    next?.deliver();
  }

  /** Ends it: what was under way is lost. */
  cut(): void {
    this.#open = false;
    this.#up.length = 0;
    this.#down.length = 0;
  }

  #place(queue: readonly InFlight[]): number {
    const swapped = queue[0]?.unasked && queue[1]?.unasked && this.#tears(0.1);
    return swapped ? 1 : 0;
  }

  #tears(share: number): boolean {
    return this.#kind === "torn" && this.#bad(share);
  }

  #bad(share: number): boolean {
    return !this.faithful && this.#random.chance(share);
  }
}
