import type { Clock } from "../../domain/clock.ts";
import type { Point } from "../../domain/pad/pad-protocol.ts";
import { toBase64 } from "./base64.ts";
import type { LocalPoint } from "./open-pad.ts";

/** The least time between two points that are told alone, in ms. */
const PACE = 100;

/** Tells where the own cursor is: with an edit that goes out anyway, else alone, at most ten times a second, the last one always. */
export class PointTeller {
  readonly #clock: Clock;
  readonly #tell: (point: Point | null) => void;
  #point: Point | null = null;
  #told: Point | null = null;
  /** The server has given this viewer a cursor. */
  #open = false;
  #resting: (() => void) | null = null;

  constructor(clock: Clock, tell: (point: Point | null) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** `soon`: an edit is about to go out, and will take it along. */
  point(point: LocalPoint | null, soon: boolean): void {
    this.#point = point && wirePoint(point);
    if (!this.#open || this.#resting) return;
    if (soon) this.#rest();
    else this.#say();
  }

  /** What an edit takes along; undefined when nothing has moved. */
  take(): Point | null | undefined {
    if (!this.#open || same(this.#point, this.#told)) return undefined;
    this.#told = this.#point;
    return this.#point;
  }

  /** A new line: the server knows of no cursor. */
  resume(): void {
    this.pause();
    this.#open = true;
    this.#say();
  }

  pause(): void {
    this.#open = false;
    this.#told = null;
    this.#resting?.();
    this.#resting = null;
  }

  #say(): void {
    const point = this.take();
    if (point === undefined) return;
    this.#tell(point);
    this.#rest();
  }

  #rest(): void {
    this.#resting = this.#clock.after(PACE, () => {
      this.#resting = null;
      this.#say();
    });
  }
}

function wirePoint({ head, anchor }: LocalPoint): Point {
  return { head: toBase64(head), ...(anchor && { anchor: toBase64(anchor) }) };
}

function same(a: Point | null, b: Point | null): boolean {
  return a === b || (a !== null && b !== null && a.head === b.head && a.anchor === b.anchor);
}
