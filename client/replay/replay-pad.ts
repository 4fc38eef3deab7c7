import * as Y from "yjs";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { OpenPad, PadView, Pointer } from "../pad/open-pad.ts";
import type { RecordedPads, SeenPad } from "../playback.ts";

/** A pad of a recording as editors take pads: a document of this page alone, kept at the text of the instant in sight. */
export class ReplayPad implements OpenPad {
  readonly #pads: RecordedPads;
  readonly #name: PadName;
  readonly #document = new Y.Doc();
  readonly #listeners = new Set<() => void>();
  /** Cursors are numbered in the order in which they are first seen. */
  readonly #numbers = new Map<string, number>();
  #seen: SeenPad | null = null;
  #stop: (() => void) | null = null;
  #view: PadView;

  constructor(pads: RecordedPads, name: PadName) {
    this.#pads = pads;
    this.#name = name;
    this.#view = {
      is: "open",
      why: null,
      live: true,
      document: this.#document,
      unsent: false,
      refused: null,
      pointers: [],
    };
    this.#follow();
  }

  readonly getSnapshot = (): PadView => this.#view;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    this.#stop ??= this.#pads.subscribe(() => this.#follow());
    this.#follow();
    return () => {
      this.#listeners.delete(onChange);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  };

  readonly point = (): void => {};

  readonly dismiss = (): void => {};

  #follow(): void {
    const seen = this.#pads.read(this.#name);
    if (seen === this.#seen) return;
    this.#seen = seen;
    write(this.#document, seen?.text ?? "");
    this.#view = { ...this.#view, pointers: (seen?.cursors ?? []).map((cursor) => this.#pointer(cursor)) };
    for (const listener of this.#listeners) listener();
  }

  #pointer({ by, name, at }: SeenPad["cursors"][number]): Pointer {
    const n = this.#numbers.get(by) ?? this.#numbers.size + 1;
    this.#numbers.set(by, n);
    const text = padText(this.#document);
    const place = Y.createRelativePositionFromTypeIndex(text, Math.min(at, text.length), -1);
    return { n, name, head: Y.encodeRelativePosition(place), anchor: null };
  }
}

/** Makes the document hold this text, touching only what is different: what stays keeps its place on the screen. */
function write(document: Y.Doc, wanted: string): void {
  const shared = padText(document);
  const now = shared.toString();
  if (now === wanted) return;
  const most = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < most && now[start] === wanted[start]) start++;
  let end = 0;
  while (end < most - start && now[now.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  document.transact(() => {
    shared.delete(start, now.length - start - end);
    shared.insert(start, wanted.slice(start, wanted.length - end));
  });
}
