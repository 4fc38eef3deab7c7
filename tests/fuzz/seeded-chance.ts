import { vi } from "vitest";
import * as Y from "yjs";
import type { Random } from "../support/random.ts";

let random: Random | null = null;
const ids = new WeakMap<Y.Doc, number>();

/**
 * From now on all chance that bears on what happens is of this seed: the client ids of Yjs documents, which decide who of two
 * that type at one place comes first, and the waits that a server tells those whom it sends away. Without it no failing seed
 * could be run again.
 */
export function seedChance(from: Random): void {
  random = from;
  vi.spyOn(Math, "random").mockImplementation(() => from.next());
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
