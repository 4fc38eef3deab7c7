import { EditorView } from "@codemirror/view";

/** How every editor looks, in the colours of the one table. */
export const EDITOR_LOOK = EditorView.theme({
  "&": { backgroundColor: "var(--color-code)", color: "var(--color-ink)", fontSize: "max(14px, 0.9375em)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-mono)",
    lineHeight: "var(--code-leading, 1.75)",
    fontVariantLigatures: "none",
  },
  ".cm-content": { padding: "12px 0", caretColor: "var(--color-baton)" },
  ".cm-cursor": { borderLeftColor: "var(--color-baton)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--color-code)", color: "var(--color-faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "3.25em", paddingRight: "1em" },
  // Not the colour of the line that runs next.
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--color-line) 30%, transparent)" },
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
  ".cm-panel.cm-search :is(label, .cm-textfield, .cm-button)": {
    color: "var(--color-ink)",
    fontSize: "max(14px, 0.9375rem)",
  },
  ".cm-panel.cm-search :is(.cm-textfield, .cm-button)": {
    border: "1px solid var(--color-edge)",
    borderRadius: "6px",
    background: "var(--color-card)",
  },
  ".cm-matchingBracket": {
    backgroundColor: "var(--color-gen-soft) !important",
    outline: "1px solid var(--color-gen)",
  },
  ".cm-specialChar": { color: "var(--color-bad)" },
  // Fingers: iOS enlarges the page for smaller text in a field, and a phone has no room for long lines.
  "@media (pointer: coarse)": {
    ".cm-scroller": { fontSize: "max(16px, 1em)" },
    ".cm-panel.cm-search :is(label, .cm-textfield, .cm-button)": { minHeight: "44px", fontSize: "16px" },
    ".cm-panel.cm-search [name=close]": { minWidth: "44px", minHeight: "44px" },
  },
  "@media (max-width: 40rem)": {
    ".cm-content": { flexShrink: 1, whiteSpace: "break-spaces", overflowWrap: "anywhere" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "2em", paddingRight: "0.5em" },
  },
});
