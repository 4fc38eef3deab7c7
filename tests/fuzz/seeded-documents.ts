import * as Y from "yjs";
import type { Random } from "../support/random.ts";

let random: Random | null = null;
const ids = new WeakMap<Y.Doc, number>();

/**
 * From now on each new Yjs document has a client id of this seed. Yjs draws it from the system, and it decides which of two
 * who type at one place comes first: without this no failing seed could be run again.
 */
export function seedDocuments(from: Random): void {
  random = from;
}

Object.defineProperty(Y.Doc.prototype, "clientID", {
  get(this: Y.Doc) {
    return ids.get(this);
  },
  set(this: Y.Doc, id: number) {
    // The first is the constructor's own; whoever sets another one means it.
    ids.set(this, ids.has(this) || !random ? id : random.int(2 ** 32));
  },
});
