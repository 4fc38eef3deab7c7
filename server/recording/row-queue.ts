import { compareItems, type LogItem } from "../../domain/recording/full-chunks.ts";

/** A row of a class that was read and waits for its turn, and the stream that it comes from. */
export interface Waiting {
  readonly item: LogItem;
  readonly stream: string;
}

/** Gives what is earliest first: a binary heap. */
export class RowQueue {
  readonly #heap: Waiting[] = [];

  get first(): Waiting | undefined {
    return this.#heap[0];
  }

  add(waiting: Waiting): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(waiting);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  takeFirst(): Waiting | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first && last && first !== last) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const below = [2 * at + 1, 2 * at + 2].filter((one) => one < this.#heap.length);
      const [left, right] = below;
      if (left === undefined) return;
      const least = right !== undefined && this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(least, at)) return;
      this.#swap(least, at);
      at = least;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && compareItems(a.item, b.item) < 0;
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
