import * as z from "zod/mini";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { text, wholeNumber } from "../../domain/schema.ts";
import { type Kept, kept, type TextStorage } from "../storage/kept.ts";

/** What was typed in a pad and not taken: why, as a code, and how often that came to pass. */
const Refused = z.object({ code: text(1, 40), text: z.string(), count: wholeNumber });
type Refused = z.infer<typeof Refused>;

/** What was typed in one pad and not taken, kept over reloads until somebody has read it: perhaps nobody looked when it was refused. */
export class PutAside {
  readonly #kept: Kept<Refused>;
  #refused: Refused | null;

  constructor(storage: () => TextStorage, place: string, name: PadName) {
    this.#kept = kept(storage, `baton:pad-aside:${place}:${name}`, Refused);
    this.#refused = this.#kept.read();
  }

  get refused(): Refused | null {
    return this.#refused;
  }

  /** Text of an earlier refusal that nobody has read yet is there with this one's. */
  add(code: string, typed: string): void {
    const { text: before, count } = this.#refused ?? { text: "", count: 0 };
    const all = before === "" || typed === "" ? before + typed : `${before}\n${typed}`;
    this.#refused = { code, text: all, count: count + 1 };
    this.#kept.write(all === "" ? null : this.#refused);
  }

  dismiss(): void {
    this.#refused = null;
    this.#kept.write(null);
  }
}
