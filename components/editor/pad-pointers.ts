import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type * as Y from "yjs";
import { decodeIndex, type ToldPointer } from "./pad-points.ts";
import { PassingNames } from "./passing-names.ts";
import { pointersOf, type ShownPointer, setPointers } from "./pointer-state.ts";

/** Finds others' cursors in the text, and shows their names for a while after they moved. */
class PadPointers implements PluginValue {
  readonly #view: EditorView;
  readonly #names: PassingNames;
  #text: Y.Text | null = null;
  #told: ReadonlyMap<number, ToldPointer> = new Map();
  #named = true;
  /** Some follow what has not come yet. */
  #missing = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#names = new PassingNames(view);
  }

  /** Shows these cursors and no others. Those that are told as they were stay where the text has moved them. */
  show(text: Y.Text, pointers: readonly ToldPointer[], names: boolean): void {
    this.#named = names;
    const known = text === this.#text ? this.#told : new Map<number, ToldPointer>();
    const before = new Map(pointersOf(this.#view.state).map((shown) => [shown.n, shown]));
    const shown = pointers.flatMap((pointer) => {
      const same = known.get(pointer.n) === pointer ? before.get(pointer.n) : undefined;
      return same ?? this.#found(text, pointer, known.get(pointer.n), before.get(pointer.n));
    });
    this.#text = text;
    this.#told = new Map(pointers.map((pointer) => [pointer.n, pointer]));
    this.#missing = shown.length < pointers.length;
    this.#view.dispatch({ effects: setPointers.of(shown.toSorted((one, other) => one.n - other.n)) });
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged && this.#missing) queueMicrotask(() => this.#again());
  }

  destroy(): void {
    this.#names.end();
    this.#text = null;
  }

  #again(): void {
    if (this.#text && this.#missing) this.show(this.#text, [...this.#told.values()], this.#named);
  }

  #found(
    text: Y.Text,
    pointer: ToldPointer,
    told: ToldPointer | undefined,
    shown?: ShownPointer,
  ): ShownPointer[] {
    const head = decodeIndex(text, pointer.head);
    if (head === null) return [];
    const anchor = pointer.anchor && decodeIndex(text, pointer.anchor);
    const moved = !told || !shown || !sameBytes(told.head, pointer.head);
    if (moved) this.#names.show(pointer.n);
    const name = this.#named ? pointer.name : null;
    return [{ n: pointer.n, name, head, anchor, named: moved || shown.named }];
  }
}

export const padPointers = ViewPlugin.fromClass(PadPointers);

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
