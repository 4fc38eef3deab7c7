import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { ySyncAnnotation, ySyncFacet } from "y-codemirror.next";
import { type EncodedPoint, encodePoint } from "./pad-points.ts";

/** Tells where the own cursor is: when it moves, with each own edit, and null when the editor has lost the focus. */
export function ownPoint(onPoint: (point: EncodedPoint | null) => void): Extension {
  return EditorView.updateListener.of((update) => {
    if (update.focusChanged && !update.view.hasFocus) onPoint(null);
    else if (hasMoved(update)) onPoint(pointOf(update.view));
  });
}

/** Where the own cursor is in its pad; null without the focus, and before there is a pad. */
export function pointOf(view: EditorView): EncodedPoint | null {
  const bound = view.state.facet(ySyncFacet);
  return bound && view.hasFocus ? encodePoint(bound.ytext, view.state.selection.main) : null;
}

/** Others' edits do not move a position that is bound to a character. */
function hasMoved({ view, focusChanged, selectionSet, docChanged, transactions }: ViewUpdate): boolean {
  if (!view.hasFocus) return false;
  if (focusChanged || selectionSet) return true;
  return docChanged && transactions.some((one) => one.annotation(ySyncAnnotation) === undefined);
}
