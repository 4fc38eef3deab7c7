import * as Y from "yjs";
import { padText } from "../../../../domain/pad/pad-text.ts";
import type { PadSocket } from "../contestant.ts";
import { characterOf } from "./keys.ts";

/** Types one character after the other somewhere in the text. What others type is not taken in: it would cost the load. */
export class Typist {
  readonly #socket: PadSocket;
  readonly #document = new Y.Doc();
  readonly #keys: number[] = [];
  #at: number;

  /** `contents`: the pad as an update; `place`: where in it to type, from 0 to 1. */
  constructor(socket: PadSocket, contents: Uint8Array, place: number) {
    this.#socket = socket;
    Y.applyUpdate(this.#document, contents);
    this.#at = Math.floor(padText(this.#document).length * place);
    this.#document.on("update", (update: Uint8Array) => socket.edit(update, this.#cursor()));
  }

  press(key: number): void {
    this.#keys.push(key);
    padText(this.#document).insert(this.#at++, characterOf(key));
  }

  /** The keys whose characters the server says it has taken. */
  get acknowledged(): readonly number[] {
    return this.#keys.slice(0, this.#socket.acknowledged);
  }

  #cursor(): Y.RelativePosition {
    return Y.createRelativePositionFromTypeIndex(padText(this.#document), this.#at);
  }
}
