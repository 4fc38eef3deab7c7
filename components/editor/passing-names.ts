import type { EditorView } from "@codemirror/view";
import { hideName } from "./pointer-state.ts";

/** How long a name shows after its cursor has moved, in milliseconds. */
const NAME_LASTS_MS = 2000;

/** Hides the names at cursors again, a while after these have moved. */
export class PassingNames {
  readonly #view: EditorView;
  readonly #hiding = new Map<number, ReturnType<typeof setTimeout>>();

  constructor(view: EditorView) {
    this.#view = view;
  }

  /** The cursor of this number has moved. */
  show(n: number): void {
    clearTimeout(this.#hiding.get(n));
    const hide = (): void => {
      this.#hiding.delete(n);
      this.#view.dispatch({ effects: hideName.of(n) });
    };
    this.#hiding.set(n, setTimeout(hide, NAME_LASTS_MS));
  }

  /** The editor goes. */
  end(): void {
    for (const timer of this.#hiding.values()) clearTimeout(timer);
  }
}
