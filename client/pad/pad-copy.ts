import * as Y from "yjs";
import { MAX_PAD_TEXT } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { digestOf, type TextDigest } from "../../domain/pad/text-digest.ts";
import { typedBeyond, typedIn } from "./typed-text.ts";
import { Unsent } from "./unsent.ts";

/** This viewer's copy of a pad: the document that editors change, and what was typed in it and is not acknowledged. */
export class PadCopy {
  readonly document = new Y.Doc();
  readonly unsent = new Unsent();
  readonly #onTyped: () => void;

  constructor(onTyped: () => void) {
    this.#onTyped = onTyped;
    this.document.on("update", this.#onUpdate);
  }

  /** Takes in what comes from the server; false when it does not fit on what is there. */
  takeIn(update: Uint8Array): boolean {
    Y.applyUpdate(this.document, update, this);
    return isWhole(this.document);
  }

  /**
   * Takes up what was typed in an earlier load of the page; what the server has of it already counts for nothing. False when
   * it does not fit on what is there: then nothing is changed.
   */
  takeUp(pieces: readonly Uint8Array[]): boolean {
    const trial = new Y.Doc();
    for (const update of [Y.encodeStateAsUpdate(this.document), ...pieces]) Y.applyUpdate(trial, update);
    if (!isWhole(trial)) return false;
    for (const piece of pieces) Y.applyUpdate(this.document, piece, "taken up");
    return true;
  }

  /** What was typed and is not acknowledged, as text. */
  get typed(): string {
    return typedIn(this.document, this.unsent.pieces);
  }

  /** What was typed here, acknowledged or not, that `other` knows nothing of, as text. */
  typedBeyond(other: PadCopy): string {
    const clients = new Set([this.document.clientID]);
    for (const piece of this.unsent.pieces)
      for (const client of Y.parseUpdateMeta(piece).from.keys()) clients.add(client);
    return typedBeyond(other.document, this.document, clients);
  }

  get isTooLong(): boolean {
    return padText(this.document).length > MAX_PAD_TEXT;
  }

  get digest(): TextDigest {
    return digestOf(padText(this.document).toString());
  }

  /** Nothing that is typed here counts any more. */
  leave(): void {
    this.document.off("update", this.#onUpdate);
  }

  /** Whatever does not come from the server was typed: keys, undo, a completion. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.unsent.add(update);
    this.#onTyped();
  };
}

/** Whether nothing waits in it for what it rests on. */
function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}
