import type { Clock } from "../../../domain/clock.ts";

/** A clock that stands still until a test turns it. */
export class HandClock implements Clock {
  #now = 0;
  #tasks: { at: number; task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#now + ms, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== entry);
    };
  }

  /** Turns the clock on by `ms`; what falls due runs in its order, and promises settle in between. */
  async turn(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (let due = this.#due(until); due; due = this.#due(until)) {
      this.#now = due.at;
      this.#tasks = this.#tasks.filter((one) => one !== due);
      due.task();
      await settled();
    }
    this.#now = until;
    await settled();
  }

  #due(until: number): { at: number; task: () => void } | undefined {
    return this.#tasks.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** Resolves when every promise that is resolved by now has been heard of. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
