/** Tasks that are carried out one after another, in the order in which they were asked for: all of them, or those of one name. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as the task does; one that rejects holds up none of those after it. */
  take<T>(task: () => Promise<T>, of = ""): Promise<T> {
    const done = (this.#last.get(of) ?? Promise.resolve()).then(task);
    const settled = done.catch(() => {});
    this.#last.set(of, settled);
    void settled.then(() => {
      if (this.#last.get(of) === settled) this.#last.delete(of);
    });
    return done;
  }

  /** Resolves when all that was asked for so far has come to its end. */
  async settled(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
