import { type ChangeDesc, type EditorState, StateEffect, StateField } from "@codemirror/state";

/** Somebody else's cursor in this text. */
export interface ShownPointer {
  /** Stays the same as long as they are there. */
  readonly n: number;
  readonly name: string | null;
  /** Indexes in the text; without `anchor` nothing is selected. */
  readonly head: number;
  readonly anchor: number | null;
  /** Whether the name shows: for a while after they moved. */
  readonly named: boolean;
}

/** All cursors of others, in the order of their numbers. */
export const setPointers = StateEffect.define<readonly ShownPointer[]>();
/** The name of one is hidden again. */
export const hideName = StateEffect.define<number>();

/** Others' cursors. They move with the text until they are told anew. */
export const pointerField = StateField.define<readonly ShownPointer[]>({
  create: () => [],
  update: (before, transaction) => {
    let pointers = before;
    if (transaction.docChanged) pointers = pointers.map((pointer) => moved(pointer, transaction.changes));
    for (const effect of transaction.effects) {
      if (effect.is(setPointers)) pointers = effect.value;
      if (effect.is(hideName))
        pointers = pointers.map((one) => (one.n === effect.value ? { ...one, named: false } : one));
    }
    return pointers;
  },
});

export function pointersOf(state: EditorState): readonly ShownPointer[] {
  return state.field(pointerField);
}

/** A cursor stays with the character before it. */
function moved(pointer: ShownPointer, changes: ChangeDesc): ShownPointer {
  const anchor = pointer.anchor === null ? null : changes.mapPos(pointer.anchor, -1);
  return { ...pointer, head: changes.mapPos(pointer.head, -1), anchor };
}
