import type { Clock } from "../../domain/clock.ts";

/** Time that passes only when a test says so. */
export class HandClock implements Clock {
  #now = 0;
  #waiting: { readonly due: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const timer = { due: this.#now + ms, task };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  }

  /** How many tasks are waiting for their time. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Lets `ms` pass; what falls due runs in its order, each at its own time. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#waiting.filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due);
      const next = due[0];
      if (!next) break;
      this.#waiting = this.#waiting.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.task();
    }
    this.#now = until;
  }
}
