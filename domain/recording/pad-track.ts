import * as Y from "yjs";
import { padText } from "../pad/pad-text.ts";
import { CharacterOrder } from "./character-order.ts";
import type { TextEdit } from "./recording.ts";

/** Follows one pad through its updates, and tells what each did to the text. */
export class PadTrack {
  readonly #document = new Y.Doc();
  readonly #order = new CharacterOrder();
  #edits: TextEdit[] = [];

  constructor() {
    padText(this.#document).observe((_, transaction) => this.#follow(transaction));
  }

  /** The text as Yjs has it; costs a walk through it. */
  get text(): string {
    return padText(this.#document).toString();
  }

  /** Applies an update of the pad, in the pad's order; gives what it changed. */
  apply(update: Uint8Array): TextEdit[] {
    Y.applyUpdate(this.#document, update);
    const edits = this.#edits;
    this.#edits = [];
    return edits;
  }

  #follow(transaction: Y.Transaction): void {
    for (const [client, ranges] of transaction.deleteSet.clients)
      for (const { clock, len } of ranges) this.#deleteKnown(transaction, client, clock, len);
    const placed = new Set<Y.Item>();
    for (const item of newItems(transaction)) this.#place(item, transaction, placed);
  }

  /** What came in the same transaction is not there yet, and is put in its place as deleted. */
  #deleteKnown({ beforeState }: Y.Transaction, client: number, clock: number, length: number): void {
    const end = Math.min(clock + length, beforeState.get(client) ?? 0);
    for (let one = clock; one < end; one++) {
      const at = this.#order.delete(client, one);
      if (at !== null) this.#add({ at, del: 1, ins: "" });
    }
  }

  /** Of what is new, the left is put first. */
  #place(item: Y.Item, transaction: Y.Transaction, placed: Set<Y.Item>): void {
    const row: Y.Item[] = [];
    for (let one: Y.Item | null = item; one !== null; one = one.left) {
      if (placed.has(one) || !isNew(one, transaction)) break;
      row.push(one);
    }
    for (const one of row.reverse()) {
      placed.add(one);
      this.#insert(one);
    }
  }

  #insert(item: Y.Item): void {
    const { client, clock } = item.id;
    const ins = !item.deleted && item.content instanceof Y.ContentString ? item.content.str : "";
    const left = item.left?.lastId ?? null;
    const at = this.#order.insert(left, client, clock, item.length, ins !== "");
    if (ins !== "") this.#add({ at, del: 0, ins });
  }

  /** Edits that go on where the last one ended are one with it. */
  #add(edit: TextEdit): void {
    const last = this.#edits.at(-1);
    if (last && last.ins === "" && last.at === edit.at)
      this.#edits[this.#edits.length - 1] = { at: edit.at, del: last.del + edit.del, ins: edit.ins };
    else if (last && edit.del === 0 && edit.at === last.at + last.ins.length)
      this.#edits[this.#edits.length - 1] = { ...last, ins: last.ins + edit.ins };
    else this.#edits.push(edit);
  }
}

function isNew({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0);
}

function* newItems(transaction: Y.Transaction): Generator<Y.Item> {
  for (const [client, structs] of transaction.doc.store.clients) {
    const before = transaction.beforeState.get(client) ?? 0;
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index];
      if (!struct || struct.id.clock < before) break;
      if (struct instanceof Y.Item) yield struct;
    }
  }
}
