import type { PadBase } from "../../domain/pad/pad-protocol.ts";
import { fromBase64 } from "./base64.ts";
import type { LocalPoint, Pointer } from "./open-pad.ts";

type Points = PadBase["points"];
type Who = PadBase["who"];

/** Others' cursors in one pad, as the server tells them: it also says when one is gone. */
export class Pointers {
  /** In the order in which they moved. */
  readonly #points = new Map<number, LocalPoint>();
  readonly #names = new Map<number, string>();
  #you: number | null = null;
  #list: readonly Pointer[] | null = [];

  /** Who moved last comes first. The same value as long as nothing changes. */
  get list(): readonly Pointer[] {
    this.#list ??= [...this.#points]
      .filter(([n]) => n !== this.#you)
      .map(([n, point]) => ({ n, name: this.#names.get(n) ?? null, ...point }))
      .reverse();
    return this.#list;
  }

  /** The number of the own cursor, which is not shown; null when there is none. */
  become(you: number | null): void {
    this.#you = you;
    this.#list = null;
  }

  hear(points: Points = {}, who: Who = {}): void {
    const moved = Object.entries(points);
    const named = Object.entries(who);
    if (moved.length + named.length === 0) return;
    for (const [n, name] of named) this.#names.set(Number(n), name);
    for (const [n, point] of moved) {
      this.#points.delete(Number(n));
      if (point) this.#points.set(Number(n), { head: fromBase64(point.head), anchor: anchorOf(point) });
    }
    this.#list = null;
  }

  /** All that was told is old. */
  forget(): void {
    if (this.#points.size === 0) return;
    this.#points.clear();
    this.#list = [];
  }
}

function anchorOf({ anchor }: { anchor?: string | undefined }): Uint8Array | null {
  return anchor === undefined ? null : fromBase64(anchor);
}
