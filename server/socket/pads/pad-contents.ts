import type { PadName } from "../../../domain/pad/pad-id.ts";
import type { Seq } from "../../../domain/session/events.ts";
import type { Epoch } from "../../../domain/session/reader.ts";
import type { PadActor } from "../../pad/pad-actor.ts";
import type { Frame } from "../frame.ts";
import { padBaseFrame, padNewsFrame, toBase64 } from "./pad-frames.ts";

/** A tail of more edits is told as a base; a kept base that is so far behind the head is made anew. */
const LONGEST_TAIL = 200;
/** A tail of more bytes is told as a base where that is shorter. */
const LARGE_TAIL = 48 * 1024;

/** A frame with contents, and up to where it brings a reader. */
export interface Contents {
  readonly frame: Frame;
  readonly upTo: Seq;
}

/** What those are brought up to date with who read a pad by one name: encoded once, however many come in at once. */
export class PadContents {
  readonly #name: { readonly pad: PadName; readonly epoch: Epoch };
  readonly #actor: PadActor;
  #base: { readonly madeAt: Seq; readonly contents: Promise<Contents> } | null = null;
  readonly #tails = new Map<Seq, Promise<Contents | null>>();
  #tailsTo: Seq = 0;

  constructor(pad: PadName, epoch: Epoch, actor: PadActor) {
    this.#name = { pad, epoch };
    this.#actor = actor;
  }

  /**
   * Leads on from `after`: the tail, or a base when that is shorter or nothing is had. It always leads further, but maybe
   * not to the head: a kept base with its tail is cheaper than a new base. Rejects when the store fails.
   */
  async after(after: Seq | null): Promise<Contents> {
    const tail = after !== null && (await this.#tail(after));
    if (tail) return tail;
    const near = this.#base && this.#actor.head - this.#base.madeAt <= LONGEST_TAIL;
    const base = near && (await this.#base?.contents);
    return base && (after === null || base.upTo > after) ? base : this.#newBase();
  }

  #newBase(): Promise<Contents> {
    const contents = this.#actor.base().then(({ seq, state }) => ({
      frame: padBaseFrame({ ...this.#name, seq, state: toBase64(state), points: {} }),
      upTo: seq,
    }));
    this.#base = { madeAt: this.#actor.head, contents };
    contents.catch(() => {
      this.#base = null;
    });
    return contents;
  }

  #tail(after: Seq): Promise<Contents | null> {
    const { head } = this.#actor;
    if (this.#tailsTo !== head) this.#tails.clear();
    this.#tailsTo = head;
    const known = this.#tails.get(after);
    if (known !== undefined) return known;
    const tail = this.#makeTail(after);
    this.#tails.set(after, tail);
    tail.catch(() => this.#tails.delete(after));
    return tail;
  }

  async #makeTail(after: Seq): Promise<Contents | null> {
    if (after === this.#actor.head)
      return { frame: padNewsFrame({ ...this.#name, after, upTo: after }), upTo: after };
    const tail = await this.#actor.tailAfter(after, LONGEST_TAIL);
    if (!tail) return null;
    const { upTo } = tail;
    const frame = padNewsFrame({ ...this.#name, after, upTo, update: toBase64(tail.update) });
    if (frame.bytes.length < LARGE_TAIL) return { frame, upTo };
    const base = await (this.#base?.contents ?? this.#newBase());
    return frame.bytes.length < base.frame.bytes.length ? { frame, upTo } : null;
  }
}
