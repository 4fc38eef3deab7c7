import * as Y from "yjs";
import { padText } from "../../domain/pad/pad-text.ts";
import type { Random } from "./random.ts";

/** Somebody who edits a pad with a Yjs document of their own, as an editor does, without a line. */
export class LoneTypist {
  readonly id: string;
  readonly document = new Y.Doc();
  #told: Uint8Array[] = [];

  constructor(id: string, state?: Uint8Array) {
    this.id = id;
    if (state) this.hear(state);
    this.document.on("update", (update: Uint8Array, _origin: unknown, _document: Y.Doc, { local }) => {
      if (local) this.#told.push(update);
    });
  }

  get text(): string {
    return padText(this.document).toString();
  }

  /** Takes in what came from elsewhere. */
  hear(update: Uint8Array): void {
    Y.applyUpdate(this.document, update);
  }

  /** Types and gives the update of it. */
  type(at: number, text: string): Uint8Array {
    padText(this.document).insert(at, text);
    return this.told();
  }

  delete(at: number, length: number): Uint8Array {
    padText(this.document).delete(at, length);
    return this.told();
  }

  /** What was done since it was last asked, as one update. */
  told(): Uint8Array {
    const told = this.#told;
    this.#told = [];
    return told.length === 1 && told[0] ? told[0] : Y.mergeUpdates(told);
  }

  /** A random edit that changes something. */
  editAtRandom(random: Random): void {
    const text = padText(this.document);
    if (text.length > 0 && random.chance(0.4)) {
      const at = random.int(text.length);
      text.delete(at, 1 + random.int(Math.min(5, text.length - at)));
    } else text.insert(random.int(text.length + 1), random.pick(["a", "yield x\n", "é", "😀", "\n    "]));
  }
}
