import { type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

/** Columns that a wrapped line goes on further in than it began. */
const FURTHER_IN = 2;
/** Lines indented deeper than this, in columns, go on no further in: a phone has room for few. */
const DEEPEST = 16;

/** Where lines wrap, a line goes on further in than it began: at the margin it would look like another block. */
export function hangingIndent(): Extension {
  return ViewPlugin.fromClass(HangingIndent, { decorations: ({ lines }) => lines });
}

class HangingIndent {
  lines: DecorationSet;

  constructor(view: EditorView) {
    this.lines = linesIn(view);
  }

  update({ view, docChanged, viewportChanged }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.lines = linesIn(view);
  }
}

function linesIn(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const hanging = HANGING[indentOf(line.text, view.state.tabSize)];
      if (hanging) lines.add(line.from, line.from, hanging);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

/** In columns. */
function indentOf(text: string, tabSize: number): number {
  let columns = 0;
  for (const character of text) {
    if (character !== " " && character !== "\t") break;
    columns += character === "\t" ? tabSize - (columns % tabSize) : 1;
  }
  return Math.min(columns, DEEPEST);
}

/** By columns of indentation. The first row is drawn back by as much as all rows are moved in. */
const HANGING = Array.from({ length: DEEPEST + 1 }, (_, columns) => {
  const width = `${columns + FURTHER_IN}ch`;
  return Decoration.line({
    attributes: { style: `padding-left: calc(6px + ${width}); text-indent: -${width}` },
  });
});
