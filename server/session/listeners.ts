/** Who is told of what was committed. What is committed is committed: a listener that throws must not make it look otherwise. */
export class Listeners<News> {
  readonly #listeners = new Set<(news: News) => void>();
  readonly #report: (trouble: unknown) => void;

  constructor(report: (trouble: unknown) => void) {
    this.#report = report;
  }

  get some(): boolean {
    return this.#listeners.size > 0;
  }

  /** The function returned ends it. */
  add(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(news: News): void {
    for (const listener of this.#listeners) {
      try {
        listener(news);
      } catch (trouble) {
        this.#report(trouble);
      }
    }
  }
}
