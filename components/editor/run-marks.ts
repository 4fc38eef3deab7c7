import { type Extension, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
} from "@codemirror/view";
import { editorWords } from "../words/editor.ts";
import { RUN_MARK_STYLES } from "./run-mark-styles.ts";

/** What of an execution is marked, by line from 1 of the text as it stands. */
export interface RunMarks {
  readonly next: number | null;
  readonly last: number | null;
  readonly parked: readonly number[];
}

type MarkKind = "next" | "last" | "parked";

/** Shows these marks and no others. */
export const setRunMarks = StateEffect.define<RunMarks | null>();

// One for all editors: each theme that is made adds its rules to the page, and all of it is styled anew.
const LOOK = EditorView.baseTheme(RUN_MARK_STYLES);

/** Which line runs next, which just ran and where somebody is parked: a band, a bar and a sign beside the number. */
export function runMarks(): Extension {
  return [marksField, signs, LOOK];
}

interface Marked {
  readonly lines: DecorationSet;
  readonly signs: RangeSet<GutterMarker>;
  readonly bars: RangeSet<GutterMarker>;
}

const NONE: Marked = { lines: Decoration.none, signs: RangeSet.empty, bars: RangeSet.empty };

const marksField = StateField.define<Marked>({
  create: () => NONE,
  update: (before, { changes, docChanged, effects, state }) => {
    const told = effects.findLast((effect) => effect.is(setRunMarks));
    if (told?.is(setRunMarks)) return told.value ? mark(state.doc, told.value) : NONE;
    if (!docChanged) return before;
    const { lines, signs, bars } = before;
    return { lines: lines.map(changes), signs: signs.map(changes), bars: bars.map(changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    gutterLineClass.from(field, ({ bars }) => bars),
  ],
});

/** The sign of a line: a drawing, for those who do not tell the colours apart. */
class Sign extends GutterMarker {
  readonly #kind: MarkKind;

  constructor(kind: MarkKind) {
    super();
    this.#kind = kind;
  }

  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.className = `cm-run-sign cm-run-sign-${this.#kind}`;
    sign.title = editorWords.marks[this.#kind];
    return sign;
  }
}

class Bar extends GutterMarker {
  override readonly elementClass: string;

  constructor(kind: MarkKind) {
    super();
    this.elementClass = `cm-run-${kind}`;
  }
}

const LINES = byKind((kind) => Decoration.line({ class: `cm-run-${kind}` }));
const SIGNS = byKind((kind) => new Sign(kind));
const BARS = byKind((kind) => new Bar(kind));

const signs = gutter({
  class: "cm-run-signs",
  markers: (view) => view.state.field(marksField).signs,
});

function byKind<T>(make: (kind: MarkKind) => T): Readonly<Record<MarkKind, T>> {
  return { parked: make("parked"), last: make("last"), next: make("next") };
}

/** One mark a line: what runs next before who is parked, and that before what just ran. */
function mark(text: Text, { next, last, parked }: RunMarks): Marked {
  const kinds = new Map<number, MarkKind>();
  if (last !== null) kinds.set(last, "last");
  for (const line of parked) kinds.set(line, "parked");
  if (next !== null) kinds.set(next, "next");
  const starts = [...kinds].flatMap(([line, kind]) =>
    line >= 1 && line <= text.lines ? [{ from: text.line(line).from, kind }] : [],
  );
  return {
    lines: RangeSet.of(
      starts.map(({ from, kind }) => LINES[kind].range(from)),
      true,
    ),
    signs: RangeSet.of(
      starts.map(({ from, kind }) => SIGNS[kind].range(from)),
      true,
    ),
    bars: RangeSet.of(
      starts.map(({ from, kind }) => BARS[kind].range(from)),
      true,
    ),
  };
}
