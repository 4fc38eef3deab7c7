import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { localCompletionSource, python, pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { TOKEN_TAGS } from "./token-kinds.ts";

/** Everything that makes a field of text one for Python. Undo is not in it: whose edits it undoes depends on the pad. */
export function pythonEditing(): Extension {
  return [
    lineNumbers(),
    // Control characters are shown, never obeyed.
    highlightSpecialChars(),
    drawSelection(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    search({ top: true }),
    python(),
    pythonLanguage.data.of({ autocomplete: localCompletionSource }),
    syntaxHighlighting(STYLE),
    LOOK,
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
  ];
}

/** Undo and redo of everything that was typed here. */
export function ownHistory(): Extension {
  return [history(), keymap.of(historyKeymap)];
}

const STYLE = HighlightStyle.define(
  Object.entries(TOKEN_TAGS).map(([kind, tags]) => ({ tag: [...tags], class: `tok-${kind}` })),
);

const LOOK = EditorView.theme({
  "&": { backgroundColor: "var(--color-code)", color: "var(--color-ink)", fontSize: "max(14px, 0.9375em)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.75", fontVariantLigatures: "none" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--color-baton)" },
  ".cm-cursor": { borderLeftColor: "var(--color-baton)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--color-code)", color: "var(--color-faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "3.25em", paddingRight: "1em" },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in srgb, var(--color-mark) 60%, transparent)",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--color-gen) 28%, transparent) !important",
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--color-card)",
    color: "var(--color-ink)",
    border: "1px solid var(--color-line)",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--color-gen-fill)",
    color: "var(--color-on-gen)",
  },
  ".cm-matchingBracket": {
    backgroundColor: "var(--color-gen-soft) !important",
    outline: "1px solid var(--color-gen)",
  },
  ".cm-specialChar": { color: "var(--color-bad)" },
});
