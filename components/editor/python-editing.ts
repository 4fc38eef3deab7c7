import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  selectedCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { EDITOR_LOOK } from "./editor-look.ts";
import { hangingIndent } from "./hanging-indent.ts";
import { completeAttributes, completeKeywords } from "./python-names.ts";
import { TOKEN_TAGS } from "./token-kinds.ts";

/** Everything that makes a field of text one for Python. Undo is not in it: whose edits it undoes depends on the pad. */
export function pythonEditing(): Extension {
  return [
    lineNumbers(),
    // Control characters are shown, never obeyed. So are spaces that are none to Python.
    highlightSpecialChars({ addSpecialChars: /[\u00a0\u2000-\u200a\u202f\u205f-\u2064\u3000]/g }),
    // Only this ends a line, or lengths here and in a shared document would differ; what is pasted is made so.
    EditorState.lineSeparator.of("\n"),
    EditorView.clipboardInputFilter.of(withLineFeeds),
    drawSelection(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    hangingIndent(),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    // Before the completion, which takes this key first of all.
    Prec.highest(keymap.of([{ key: "Enter", run: leaveWholeWord }])),
    autocompletion({ icons: false }),
    search({ top: true }),
    python(),
    pythonLanguage.data.of({ autocomplete: completeKeywords }),
    pythonLanguage.data.of({ autocomplete: completeAttributes }),
    syntaxHighlighting(STYLE),
    EDITOR_LOOK,
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
  ];
}

/** Undo and redo of everything that was typed here. */
export function ownHistory(): Extension {
  return [history(), keymap.of(historyKeymap)];
}

/** The text with lines that end as an editor's do. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Who has typed `pass` and presses Enter wants a new line, not the completion to `pass`. */
function leaveWholeWord(view: EditorView): boolean {
  const completion = selectedCompletion(view.state);
  const { head } = view.state.selection.main;
  const word = view.state.wordAt(head);
  const typed = word ? view.state.sliceDoc(word.from, head) : "";
  if (completion && completion.apply === undefined && completion.label === typed) closeCompletion(view);
  return false;
}

const STYLE = HighlightStyle.define(
  Object.entries(TOKEN_TAGS).map(([kind, tags]) => ({ tag: [...tags], class: `tok-${kind}` })),
);
