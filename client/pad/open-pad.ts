import type * as Y from "yjs";

/** Where a cursor is: encoded relative positions of Yjs. `head` is the moving end; without `anchor` nothing is selected. */
export interface LocalPoint {
  readonly head: Uint8Array;
  readonly anchor: Uint8Array | null;
}

/** Somebody else's cursor. Whose it is says its name, where names are shown; `n` stays theirs as long as they are there. */
export interface Pointer extends LocalPoint {
  readonly n: number;
  readonly name: string | null;
}

/** All that an editor shows of a pad but its text: one immutable value, new only when something changed. */
export interface PadView {
  /** `opening`: nothing may be typed yet. `shut`: this viewer reads the pad no more, and what stands there is old. */
  readonly is: "opening" | "open" | "shut";
  /** Why it is shut, as a code; null while it is not. */
  readonly why: string | null;
  /** Whether the line is there. Without it typing goes on, and is sent later. */
  readonly live: boolean;
  /** Another object when the server's text had to stand: editors bind again. */
  readonly document: Y.Doc;
  /** Whether something typed is not acknowledged yet. */
  readonly unsent: boolean;
  /** What was typed and could not be kept in the pad, until it is dismissed: `text` is it, "" when nothing was. */
  readonly refused: { readonly code: string; readonly text: string; readonly count: number } | null;
  /** Others' cursors, whoever moved last first. */
  readonly pointers: readonly Pointer[];
}

/** A pad as an editor has it. Functions are stable and need no `this`. */
export interface OpenPad {
  readonly getSnapshot: () => PadView;
  /** Opens the pad (first subscriber); it is closed when the last one has gone and all that was typed is acknowledged. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** The own cursor has moved; null when the editor has lost the focus. */
  readonly point: (point: LocalPoint | null) => void;
  /** What was refused has been read. */
  readonly dismiss: () => void;
}
