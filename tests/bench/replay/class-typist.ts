import * as Y from "yjs";
import type { PadId } from "../../../domain/pad/pad-id.ts";
import { padText } from "../../../domain/pad/pad-text.ts";
import type { PadActor } from "../../../server/pad/pad-actor.ts";
import type { Random } from "../../support/random.ts";

const PROGRAM = `def numbers(limit):
    count = 0
    while count < limit:
        got = yield count
        if got is not None:
            count = got
        count += 1

for number in numbers(3):
    print(number)

`;

/** Of a hundred deeds so many move elsewhere, so many take out what was typed. */
const MOVES = 4;
const DELETES = 14;

/** Somebody's copy of one pad, in which they type a program over and over. */
export class ClassTypist {
  readonly #pad: PadActor;
  readonly #by: string;
  readonly #document = new Y.Doc();
  readonly #random: Random;
  readonly #others: Uint8Array[] = [];
  #known = false;
  #at = 0;
  #typed: number;

  constructor(pad: PadActor, by: string, clientId: number, random: Random) {
    this.#pad = pad;
    this.#by = by;
    this.#random = random;
    this.#document.clientID = clientId;
    this.#typed = random.int(PROGRAM.length);
    pad.onCommitted(({ updates }) => void this.#others.push(...updates));
  }

  get pad(): PadId {
    return this.#pad.id;
  }

  /** A few keys, as a browser sends them: in one update. Gives false when they were refused. */
  async type(): Promise<boolean> {
    await this.#readOn();
    const before = Y.encodeStateVector(this.#document);
    this.#document.transact(() => this.#change(padText(this.#document)));
    const update = Y.encodeStateAsUpdate(this.#document, before);
    return (await this.#pad.edit({ by: this.#by, update })).ok;
  }

  #change(text: Y.Text): void {
    const random = this.#random;
    const deed = random.int(100);
    if (deed < MOVES) this.#at = random.int(text.length + 1);
    this.#at = Math.min(this.#at, text.length);
    if (deed >= MOVES && deed < MOVES + DELETES && this.#at > 0) {
      const count = Math.min(this.#at, 1 + random.int(8));
      this.#at -= count;
      text.delete(this.#at, count);
      return;
    }
    const keys = PROGRAM.slice(this.#typed, this.#typed + 1 + random.int(4));
    this.#typed = (this.#typed + keys.length) % PROGRAM.length;
    text.insert(this.#at, keys);
    this.#at += keys.length;
  }

  async #readOn(): Promise<void> {
    if (!this.#known) {
      this.#others.length = 0;
      Y.applyUpdate(this.#document, (await this.#pad.base()).state);
      this.#at = padText(this.#document).length;
      this.#known = true;
    }
    for (const update of this.#others.splice(0)) Y.applyUpdate(this.#document, update);
  }
}
