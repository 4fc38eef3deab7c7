import type { Clock } from "../../domain/clock.ts";
import type { PadBase, Point } from "../../domain/pad/pad-protocol.ts";
import type { LocalPoint, Pointer } from "./open-pad.ts";
import { PointTeller } from "./point-teller.ts";
import { Pointers } from "./pointers.ts";

/** The cursors in one pad: the own one, which is told, and the others', which are heard of. */
export class PadPoints {
  readonly #teller: PointTeller;
  readonly #others = new Pointers();
  /** The number of the own cursor; null: whoever is here shows none. */
  #you: number | null = null;
  #reading = false;

  constructor(clock: Clock, tell: (point: Point | null) => void) {
    this.#teller = new PointTeller(clock, tell);
  }

  get others(): readonly Pointer[] {
    return this.#others.list;
  }

  become(you: number | null): void {
    this.#you = you;
    this.#others.become(you);
    if (this.#reading) this.resume();
  }

  /** The pad is open on the line. */
  resume(): void {
    this.#reading = true;
    if (this.#you === null) this.#teller.pause();
    else this.#teller.resume();
  }

  /** Nobody tells any more, or all of them are told anew. */
  pause(): void {
    this.#reading = false;
    this.#teller.pause();
    this.#others.forget();
  }

  hear(points?: PadBase["points"], who?: PadBase["who"]): void {
    this.#others.hear(points, who);
  }

  /** The own cursor has moved; an edit that is due `soon` takes it along. */
  point(point: LocalPoint | null, soon: boolean): void {
    this.#teller.point(point, soon);
  }

  /** What an edit takes along. */
  take(): Point | null | undefined {
    return this.#teller.take();
  }
}
