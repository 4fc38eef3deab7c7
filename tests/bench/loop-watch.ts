import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Held } from "./servers/talk.ts";

/** The watch looks so often, in milliseconds: what it finds is that much longer than what held the loop up. */
const EVERY = 1;

/** Watches how long this process's event loop is held up. */
export class LoopWatch {
  readonly #delays: ReturnType<typeof monitorEventLoopDelay>;

  constructor() {
    this.#delays = monitorEventLoopDelay({ resolution: EVERY });
    this.#delays.enable();
  }

  /** Since this was asked before. */
  held(): Held {
    const { max, count } = this.#delays;
    const ms = (nanoseconds: number) => (count === 0 ? 0 : Math.max(0, nanoseconds / 1e6 - EVERY));
    const held = { longest: ms(max), p99: ms(this.#delays.percentile(99)) };
    this.#delays.reset();
    return held;
  }
}
