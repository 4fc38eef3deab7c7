import type { Random } from "../support/random.ts";

/**
 * What a line does to the frames that a node sends unasked. On a `dying` one they come whole and in their order until the
 * line ends, as Socket.IO has it; a `torn` one loses, doubles and swaps them. Questions and answers are torn on both.
 */
export type LineKind = "dying" | "torn";

interface InFlight {
  readonly deliver: () => void;
  readonly lost: () => void;
  readonly inOrder: boolean;
}

/** What lies between a viewer and a node: things arrive only when a test delivers them, and not all of them do. */
export class LossyLine {
  /** Until then it loses nothing, doubles nothing and keeps the order. */
  faithful = false;
  /** What a client does not take stays with the server. */
  clogged = false;
  readonly #kind: LineKind;
  readonly #random: Random;
  readonly #onDeath: () => void;
  #inFlight: InFlight[] = [];
  #open = true;

  constructor(kind: LineKind, random: Random, onDeath: () => void) {
    this.#kind = kind;
    this.#random = random;
    this.#onDeath = onDeath;
  }

  get empty(): boolean {
    return this.#inFlight.length === 0;
  }

  /** Sends a question or an answer; `lost` is called when it will never arrive. */
  put(deliver: () => void, lost: () => void = () => {}): void {
    if (!this.#open || this.#bad(0.08)) return lost();
    this.#inFlight.push({ deliver, lost, inOrder: false });
    if (this.#bad(0.08)) this.#inFlight.push({ deliver, lost: () => {}, inOrder: false });
  }

  /** Sends what nobody asked for. */
  putFrame(deliver: () => void): void {
    if (this.#kind === "torn") return this.put(deliver);
    if (this.#open) this.#inFlight.push({ deliver, lost: () => {}, inOrder: true });
  }

  /** Brings one thing to the other end, now and then not the one that was sent first; or the line dies of it. */
  deliverOne(): void {
    const swapped = this.#bad(0.15) && !this.empty ? this.#random.int(this.#inFlight.length) : 0;
    const at = this.#inFlight[swapped]?.inOrder
      ? this.#inFlight.findIndex(({ inOrder }) => inOrder)
      : swapped;
    const [next] = this.#inFlight.splice(at, 1);
    if (next?.inOrder && this.#bad(0.03)) this.#onDeath();
    else next?.deliver();
  }

  /** Ends it: what was under way is lost. */
  cut(): void {
    this.#open = false;
    for (const { lost } of this.#inFlight.splice(0)) lost();
  }

  #bad(share: number): boolean {
    return !this.faithful && this.#random.chance(share);
  }
}

/** The same, but only the first time. */
export function once<A extends readonly unknown[]>(task: (...args: A) => void): (...args: A) => void {
  let done = false;
  return (...args) => {
    if (!done) task(...args);
    done = true;
  };
}
