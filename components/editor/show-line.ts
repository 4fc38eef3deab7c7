import type { EditorView } from "@codemirror/view";

/** Scrolls the editor, and never the page, until a line (from 1) is in sight. Whoever types is left where they are. */
export function showLine(view: EditorView, line: number): void {
  if (view.hasFocus || line < 1 || line > view.state.doc.lines) return;
  const place = view.state.doc.line(line).from;
  view.requestMeasure({
    read: () => {
      const { top, bottom } = view.lineBlockAt(place);
      const { scrollTop, clientHeight } = view.scrollDOM;
      const seen = top >= scrollTop && bottom + view.documentPadding.top <= scrollTop + clientHeight;
      return seen ? null : (top + bottom - clientHeight) / 2;
    },
    write: (top) => {
      if (top !== null) view.scrollDOM.scrollTop = top;
    },
  });
}
