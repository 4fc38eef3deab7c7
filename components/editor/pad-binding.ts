import { Compartment, type Extension } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { YSyncConfig, ySync, ySyncAnnotation, ySyncFacet } from "y-codemirror.next";
import type * as Y from "yjs";
import { undoingOf } from "./own-undo.ts";
import { textChanges } from "./text-changes.ts";

/** After so long without a change, in milliseconds, the editor is compared with its document. */
const CALM_MS = 1000;

/** Where the document of an editor is put: another one can take its place, and the editor stays. */
export class PadBinding {
  readonly #place = new Compartment();
  /** Bound to nothing until the first `bind`. */
  readonly extension: Extension = this.#place.of([]);

  /** Shows another text and binds to it. Cursor, focus and scrolling stay, as well as the new text allows. */
  bind(view: EditorView, text: Y.Text): void {
    // Between the two nothing is bound: making the texts equal is nobody's edit.
    view.dispatch({ effects: this.#place.reconfigure([]) });
    view.dispatch({ changes: textChanges(view.state.doc.toString(), text.toString()) });
    undoingOf(text);
    const config = new YSyncConfig(text, null);
    view.dispatch({ effects: this.#place.reconfigure([ySyncFacet.of(config), ySync, comparing]) });
  }
}

/**
 * Keeps the editor to the letter of its document. Changes are passed on one by one, and there are texts where that is
 * not enough: half a character, say, which Yjs replaces without telling.
 */
const comparing = ViewPlugin.define((view) => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const compare = (): void => {
    const bound = view.state.facet(ySyncFacet);
    const changes = textChanges(view.state.doc.toString(), (bound.ytext as Y.Text).toString());
    if (changes.length > 0) view.dispatch({ changes, annotations: ySyncAnnotation.of(bound) });
  };
  return {
    update: ({ docChanged }) => {
      if (!docChanged) return;
      clearTimeout(waiting);
      waiting = setTimeout(compare, CALM_MS);
    },
    destroy: () => clearTimeout(waiting),
  };
});
