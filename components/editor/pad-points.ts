import type { SelectionRange } from "@codemirror/state";
import * as Y from "yjs";

/** Where a cursor is, as it goes to others: encoded relative positions, which stay right while the text changes. */
export interface EncodedPoint {
  readonly head: Uint8Array;
  /** Null where nothing is selected. */
  readonly anchor: Uint8Array | null;
}

/** The cursor of somebody else. `n` stays theirs as long as they are there; without a name none is shown. */
export interface ToldPointer extends EncodedPoint {
  readonly n: number;
  readonly name: string | null;
}

/** A selection of the text, as others are told of it. */
export function encodePoint(text: Y.Text, { head, anchor, empty }: SelectionRange): EncodedPoint {
  return { head: encodeIndex(text, head), anchor: empty ? null : encodeIndex(text, anchor) };
}

/** The index in the text; null where the position is none, or follows something that is not here yet. */
export function decodeIndex(text: Y.Text, encoded: Uint8Array): number | null {
  try {
    const position = Y.decodeRelativePosition(encoded);
    // Whoever names another root would have it made in this document.
    if (position.item === null && position.tname !== startOf(text).tname) return null;
    const found = text.doc && Y.createAbsolutePositionFromRelativePosition(position, text.doc);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}

/** Bound to the character before it, as a cursor of the editor is: what others type there comes after it. */
function encodeIndex(text: Y.Text, index: number): Uint8Array {
  return Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1));
}

function startOf(text: Y.Text): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(text, 0, -1);
}
