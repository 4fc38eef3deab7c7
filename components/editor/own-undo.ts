import type { Extension } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { YSyncConfig, ySyncFacet } from "y-codemirror.next";
import * as Y from "yjs";

/** What is typed without such a pause, in milliseconds, is undone at once. */
const PAUSE_MS = 500;

/** By document's text: what was typed can be undone after the editor was away, too. */
const undoings = new WeakMap<Y.Text, Y.UndoManager>();

/** What undoes edits of this text that were made in an editor of this page: never another person's. */
export function undoingOf(text: Y.Text): Y.UndoManager {
  const known = undoings.get(text);
  if (known) return known;
  // Edits of an editor bear its configuration as their origin. By default edits without any would count as well.
  const made = new Y.UndoManager(text, { trackedOrigins: new Set([YSyncConfig]), captureTimeout: PAUSE_MS });
  undoings.set(text, made);
  return made;
}

/** Takes the latest own edit back. Says whether that was for this to do, as a command of the editor must. */
export function undo(view: EditorView): boolean {
  return travel(view, (undoing) => undoing.undo());
}

/** Brings back what was last undone. */
export function redo(view: EditorView): boolean {
  return travel(view, (undoing) => undoing.redo());
}

/** Keys, and what phones and menus ask for without keys. */
export function ownUndo(): Extension {
  return [
    keymap.of(KEYS),
    EditorView.domEventHandlers({
      beforeinput: ({ inputType }, view) => {
        if (inputType === "historyUndo") return undo(view);
        return inputType === "historyRedo" && redo(view);
      },
    }),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      const text = textOf(state.facet(ySyncFacet));
      // Who goes elsewhere and types on has made another edit.
      if (selectionSet && !docChanged && text) undoingOf(text).stopCapturing();
    }),
  ];
}

const KEYS: readonly KeyBinding[] = [
  { key: "Mod-z", run: undo, preventDefault: true },
  { key: "Mod-y", run: redo, preventDefault: true },
  { key: "Mod-Shift-z", run: redo, preventDefault: true },
];

/** Undoes or redoes, and puts the cursor where the text changed. */
function travel(view: EditorView, go: (undoing: Y.UndoManager) => void): boolean {
  const text = textOf(view.state.facet(ySyncFacet));
  if (!text || view.state.readOnly) return true;
  let end: number | null = null;
  const see = (event: Y.YTextEvent): void => {
    end = endOf(event.delta);
  };
  text.observe(see);
  go(undoingOf(text));
  text.unobserve(see);
  if (end !== null) view.dispatch({ selection: { anchor: end }, scrollIntoView: true });
  return true;
}

/** The index after the last change. */
function endOf(delta: Y.YTextEvent["delta"]): number {
  let [index, end] = [0, 0];
  for (const { retain, insert } of delta) {
    index += retain ?? (typeof insert === "string" ? insert.length : 0);
    if (retain === undefined) end = index;
  }
  return end;
}

/** The facet has no value before the first document. */
function textOf(bound: YSyncConfig | undefined): Y.Text | null {
  return bound ? bound.ytext : null;
}
