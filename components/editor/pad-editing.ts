import { insertBracket } from "@codemirror/autocomplete";
import { indentLess, indentMore } from "@codemirror/commands";
import type { EditorView } from "@codemirror/view";
import { ySyncFacet } from "y-codemirror.next";
import { redo, undo, undoingOf } from "./own-undo.ts";
import { withLineFeeds } from "./python-editing.ts";
import { textChanges } from "./text-changes.ts";

/** What can be done to an open pad from outside of its editor. Where one may only read, nothing of it changes the text. */
export interface PadEditing {
  /** Makes the text this one: a single edit to undo, of what differs only, so that others' cursors stay. */
  replace(text: string): void;
  /** Types at the cursor. A bracket or quote gets its other half, as from the keyboard. */
  insert(text: string): void;
  indent(): void;
  dedent(): void;
  undo(): void;
  redo(): void;
  focus(): void;
}

/** Editing of whichever editor is there at the moment. */
export function editingOf(current: () => EditorView | null): PadEditing {
  const change = (act: (view: EditorView) => void) => (): void => {
    const view = current();
    if (view && !view.state.readOnly) act(view);
  };
  return {
    replace: (text) => change((view) => replace(view, withLineFeeds(text)))(),
    insert: (text) => change((view) => insert(view, text))(),
    indent: change(indentMore),
    dedent: change(indentLess),
    undo: change(undo),
    redo: change(redo),
    focus: () => current()?.focus(),
  };
}

function replace(view: EditorView, text: string): void {
  const { ytext } = view.state.facet(ySyncFacet);
  undoingOf(ytext).stopCapturing();
  view.dispatch({ changes: textChanges(view.state.doc.toString(), text) });
  undoingOf(ytext).stopCapturing();
}

function insert(view: EditorView, text: string): void {
  const { state } = view;
  const typed = { userEvent: "input.type", scrollIntoView: true };
  view.dispatch(insertBracket(state, text) ?? state.update(state.replaceSelection(text), typed));
}
