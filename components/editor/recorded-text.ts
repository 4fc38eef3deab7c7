import type { ChangeDesc } from "@codemirror/state";
import { type EditorView, type PluginValue, ViewPlugin } from "@codemirror/view";
import { PassingNames } from "./passing-names.ts";
import { pointersOf, type ShownPointer, setPointers } from "./pointer-state.ts";
import { type RunMarks, setRunMarks } from "./run-marks.ts";
import { textChanges } from "./text-changes.ts";

/** Somebody's cursor at an instant that is over. */
export interface RecordedCursor {
  readonly by: string;
  readonly name: string;
  /** An index in the text. */
  readonly at: number;
}

/** All that is to be seen of a text at an instant. */
export interface RecordedText {
  /** Which text it is: in another one all cursors are new. */
  readonly of: string;
  readonly text: string;
  readonly cursors: readonly RecordedCursor[];
  readonly marks: RunMarks | null;
}

/** Takes an editor from instant to instant, each in one change of what differs, and names whose cursors have moved. */
class RecordedTexts implements PluginValue {
  readonly #view: EditorView;
  readonly #names: PassingNames;
  /** People are numbered in the order in which they are first seen. */
  readonly #numbers = new Map<string, number>();
  #of = "";

  constructor(view: EditorView) {
    this.#view = view;
    this.#names = new PassingNames(view);
  }

  show({ of, text, cursors, marks }: RecordedText): void {
    const { state } = this.#view;
    const changes = state.changes(textChanges(state.doc.toString(), text));
    const before = of === this.#of ? pointersOf(state) : [];
    this.#of = of;
    const pointers = cursors.map(({ by, name, at }) => {
      const now = { n: this.#numberOf(by), name, head: Math.min(at, text.length) };
      const moved = hasMoved(now, before, changes);
      if (moved) this.#names.show(now.n);
      const named = moved || before.some(({ n, named }) => n === now.n && named);
      return { ...now, anchor: null, named };
    });
    pointers.sort((one, other) => one.n - other.n);
    this.#view.dispatch({ changes, effects: [setPointers.of(pointers), setRunMarks.of(marks)] });
  }

  destroy(): void {
    this.#names.end();
  }

  #numberOf(by: string): number {
    const n = this.#numbers.get(by) ?? this.#numbers.size + 1;
    this.#numbers.set(by, n);
    return n;
  }
}

/** Whether a cursor has moved, or is new: who was only moved by what others typed has not. */
export function hasMoved(
  { n, head }: Pick<ShownPointer, "n" | "head">,
  before: readonly Pick<ShownPointer, "n" | "head">[],
  changes: ChangeDesc,
): boolean {
  const was = before.find((pointer) => pointer.n === n);
  return !was || changes.mapPos(was.head, -1) !== head;
}

export const recordedTexts = ViewPlugin.fromClass(RecordedTexts);
