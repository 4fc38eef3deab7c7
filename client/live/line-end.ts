import type { LiveEnvironment } from "./live-options.ts";
import { keptReload, reloadOnce } from "./reload-once.ts";

interface LineEndOptions {
  readonly environment: Pick<LiveEnvironment, "tabStorage" | "reloadPage">;
  /** Nothing more is to be said or heard. */
  readonly close: () => void;
  readonly onEnded: (reason: string) => void;
}

/** The end of a line from which there is no coming back by itself; it comes once, though a refusal and a bye may both say it. */
export class LineEnd {
  readonly #options: LineEndOptions;
  #isOver = false;

  constructor(options: LineEndOptions) {
    this.#options = options;
  }

  /** `reason` is a code of the protocol or of `decide`. */
  come(reason: string): void {
    if (this.#close()) this.#options.onEnded(reason);
  }

  /** The page is of another protocol than the server: loaded anew it is of the same, unless that was tried. */
  comeOutdated(): void {
    if (!this.#close()) return;
    const { tabStorage, reloadPage } = this.#options.environment;
    if (!reloadOnce(keptReload(tabStorage), reloadPage)) this.#options.onEnded("other-protocol");
  }

  /** The line works with the page as it is. */
  works(): void {
    keptReload(this.#options.environment.tabStorage).write(null);
  }

  #close(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#options.close();
    return true;
  }
}
