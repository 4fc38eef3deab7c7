import type * as Y from "yjs";

/** The name of the one shared type in a pad's document: its text. */
export const PAD_TEXT = "text";

/** The text of a pad's document, as what is edited. */
export function padText(document: Y.Doc): Y.Text {
  return document.getText(PAD_TEXT);
}
