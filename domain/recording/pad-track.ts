import * as Y from "yjs";
import { padText } from "../pad/pad-text.ts";
import type { TextEdit } from "./recording.ts";

type Delta = Y.YTextEvent["delta"];

/** Follows one pad through its updates, and tells what each did to the text. */
export class PadTrack {
  readonly #document = new Y.Doc();
  #edits: TextEdit[] = [];

  constructor() {
    padText(this.#document).observe((event) => {
      this.#edits.push(...editsOf(event.delta));
    });
  }

  /** Applies an update of the pad, in the pad's order; gives what it changed. */
  apply(update: Uint8Array): TextEdit[] {
    Y.applyUpdate(this.#document, update);
    const edits = this.#edits;
    this.#edits = [];
    return edits;
  }
}

/** Yjs' list of what stays, comes and goes, as edits that apply one after another. */
function editsOf(delta: Delta): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { retain = 0, delete: del = 0, insert } of delta) {
    const ins = typeof insert === "string" ? insert : "";
    at += retain;
    if (del > 0 || ins !== "") edits.push({ at, del, ins });
    at += ins.length;
  }
  return edits;
}
