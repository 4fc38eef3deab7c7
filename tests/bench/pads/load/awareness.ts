import type { RelativePosition } from "yjs";
import { joined, varBytes, varText, varUint } from "./wire.ts";

/** What a peer's client tells of its cursor, in form and length as y-codemirror.next and its providers send it. */
export class Awareness {
  readonly #clientId: number;
  readonly #name: string;
  #clock = 0;

  constructor(person: number) {
    this.#clientId = 0x4000_0000 + person;
    this.#name = `Student ${person}`;
  }

  /** The update that says where the cursor is now. */
  moved(cursor: RelativePosition): Uint8Array {
    this.#clock += 1;
    const state = {
      user: { name: this.#name, color: "#30bced", colorLight: "#30bced33" },
      cursor: { anchor: cursor, head: cursor },
    };
    const told = [varUint(1), varUint(this.#clientId), varUint(this.#clock), varText(JSON.stringify(state))];
    return varBytes(joined(...told));
  }
}
