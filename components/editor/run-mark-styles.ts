import type { EditorView } from "@codemirror/view";

/** Marks of an execution, as a traced program shows them where it is not edited (`components/trace/traced-code.css`). */
export const RUN_MARK_STYLES: Parameters<typeof EditorView.baseTheme>[0] = {
  ".cm-run-signs": { width: "1.75em" },
  ".cm-run-signs .cm-gutterElement": { display: "grid", placeItems: "center" },
  ".cm-line.cm-run-next": { background: "var(--color-mark)" },
  ".cm-line.cm-run-parked": {
    background:
      "repeating-linear-gradient(135deg, var(--color-suspended-soft) 0 6px, var(--color-code) 6px 12px)",
  },
  ".cm-gutterElement.cm-run-next": { color: "var(--color-ink)", fontWeight: "700" },
  ".cm-gutterElement.cm-run-parked": { color: "var(--color-suspended)" },
  // Wider than the ring of the focus, which goes over it.
  ".cm-run-signs .cm-run-next": { boxShadow: "inset 6px 0 var(--color-baton)" },
  ".cm-run-signs .cm-run-parked": { boxShadow: "inset 6px 0 var(--color-suspended)" },
  ".cm-run-signs .cm-run-last": {
    boxShadow: "inset 6px 0 color-mix(in srgb, var(--color-baton) 35%, transparent)",
  },
  ".cm-run-sign": { boxSizing: "border-box", width: "11px", height: "5px", marginLeft: "6px" },
  // The baton of the logo; as an outline where it has just left.
  ".cm-run-sign-next": {
    borderRadius: "3px",
    background: "var(--color-baton)",
    transform: "rotate(-28deg)",
  },
  ".cm-run-sign-last": {
    border: "1px solid var(--color-baton)",
    borderRadius: "3px",
    transform: "rotate(-28deg)",
  },
  // The two bars of a pause.
  ".cm-run-sign-parked": {
    width: "8px",
    height: "10px",
    borderInline: "3px solid var(--color-suspended)",
  },
};
