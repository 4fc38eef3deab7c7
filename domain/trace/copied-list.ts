/** A list that is copied only when it grows after it was shared: what was shared never changes. */
export class CopiedList<T> {
  #list: T[];
  #shared = true;

  /** Begins with what `list` holds, without copying it. */
  constructor(list: readonly T[]) {
    this.#list = list as T[];
  }

  push(item: T): void {
    if (this.#shared) this.#list = [...this.#list];
    this.#shared = false;
    this.#list.push(item);
  }

  /** What it holds now, for good. The same list as last time, if nothing was added since. */
  share(): readonly T[] {
    this.#shared = true;
    return this.#list;
  }
}
