import { EditorSelection, type Extension } from "@codemirror/state";
import { EditorView, type LayerMarker, layer, RectangleMarker, type ViewUpdate } from "@codemirror/view";
import { pointerLook } from "./pointer-looks.ts";
import { CaretMarker } from "./pointer-marker.ts";
import { pointerField, pointersOf, type ShownPointer } from "./pointer-state.ts";
import { POINTER_STYLES } from "./pointer-styles.ts";

/** How near the mouse must come to a cursor for its name to show, in CSS pixels. */
const NEAR_PX = 6;

// One for all editors: each theme that is made adds its rules to the page, and all of it is styled anew.
const LOOK = EditorView.baseTheme(POINTER_STYLES);

/** Cursors and selections of others, drawn over and under the text: the text itself is left alone. */
export function pointerLayers(): Extension {
  return [pointerField, caretLayer, selectionLayer, hovering, LOOK];
}

const caretLayer = layer({
  above: true,
  class: "cm-pointers",
  update: isDrawnAnew,
  markers: (view) => pointersOf(view.state).flatMap((pointer) => caretOf(view, pointer)),
});

const selectionLayer = layer({
  above: false,
  class: "cm-pointer-selections",
  update: isDrawnAnew,
  markers: (view) => pointersOf(view.state).flatMap((pointer) => selectionOf(view, pointer)),
});

/** The mouse brings a name back. The carets do not take the mouse themselves: a click goes to the text. */
const hovering = EditorView.domEventHandlers({
  mousemove: ({ clientX, clientY }, view) => {
    for (const caret of view.scrollDOM.querySelectorAll(".cm-pointer")) {
      const { left, top, bottom } = caret.getBoundingClientRect();
      const near = Math.abs(clientX - left) <= NEAR_PX && clientY >= top && clientY <= bottom;
      caret.toggleAttribute("data-near", near);
    }
  },
});

function isDrawnAnew({ docChanged, selectionSet, focusChanged, state, startState }: ViewUpdate): boolean {
  return docChanged || selectionSet || focusChanged || pointersOf(state) !== pointersOf(startState);
}

function caretOf(view: EditorView, pointer: ShownPointer): LayerMarker[] {
  const [spot] = RectangleMarker.forRange(view, "", EditorSelection.cursor(pointer.head, -1));
  if (!spot) return [];
  const { left, top, height } = spot;
  const below = view.state.doc.lineAt(pointer.head).number === 1;
  const leftwards = left - view.scrollDOM.scrollLeft > view.scrollDOM.clientWidth * 0.6;
  // Where the own cursor is, the name is to be read without a mouse.
  const here = view.hasFocus && view.state.selection.main.head === pointer.head;
  return [new CaretMarker(pointer, { left, top, height, below, leftwards }, pointer.named || here)];
}

function selectionOf(view: EditorView, { n, head, anchor }: ShownPointer): readonly LayerMarker[] {
  if (anchor === null || anchor === head) return [];
  const { colour, shape } = pointerLook(n);
  const look = `cm-pointer-selection cm-pointer-${colour} cm-pointer-${shape}`;
  return RectangleMarker.forRange(view, look, EditorSelection.range(anchor, head));
}
