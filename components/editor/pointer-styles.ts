import type { EditorView } from "@codemirror/view";

type Styles = Parameters<typeof EditorView.baseTheme>[0];

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What stands on top of a cursor, in a box of 9 px. */
const SHAPES: Styles = {
  "[data-shape='round'] > .cm-pointer-shape": { borderRadius: "50%" },
  "[data-shape='triangle'] > .cm-pointer-shape": { clipPath: "polygon(0 0, 100% 0, 50% 100%)" },
  "[data-shape='diamond'] > .cm-pointer-shape": { clipPath: "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)" },
  "[data-shape='bar'] > .cm-pointer-shape": { height: "3px" },
};

/** A selection's lower border, one for each shape. */
const BORDERS: Styles = {
  ".cm-pointer-round": { borderBottomStyle: "dotted" },
  ".cm-pointer-square": { borderBottomStyle: "solid" },
  ".cm-pointer-triangle": { borderBottomStyle: "dashed" },
  ".cm-pointer-diamond": { borderBottomStyle: "double", borderBottomWidth: "4px" },
  ".cm-pointer-bar": { borderBottomStyle: "solid", borderBottomWidth: "4px" },
};

/** How others' cursors look. No movement is drawn: a cursor is where it is. */
export const POINTER_STYLES: Styles = {
  ".cm-pointers": { pointerEvents: "none" },
  ".cm-pointer": { width: "0", borderLeft: "2px solid var(--pointer)", marginLeft: "-1px" },
  ".cm-pointer-shape": {
    position: "absolute",
    top: "-3px",
    left: "-5px",
    width: "8px",
    height: "8px",
    background: "var(--pointer)",
  },
  ...SHAPES,
  ".cm-pointer-flag": {
    position: "absolute",
    bottom: "calc(100% + 3px)",
    left: "-2px",
    maxWidth: "14em",
    overflow: "hidden",
    padding: "0 5px",
    borderRadius: "4px 4px 4px 0",
    background: "var(--pointer)",
    color: "var(--color-on-pointer)",
    font: "600 12px/17px var(--font-sans)",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    opacity: "0",
  },
  "@media (prefers-reduced-motion: no-preference)": { ".cm-pointer-flag": { transition: "opacity 150ms" } },
  ":is([data-named], [data-near]) > .cm-pointer-flag": { opacity: "1" },
  "[data-below] > .cm-pointer-flag": { top: "100%", bottom: "auto", borderRadius: "0 4px 4px 4px" },
  "[data-leftwards] > .cm-pointer-flag": { right: "-2px", left: "auto", borderRadius: "4px 4px 0 4px" },
  ".cm-pointer-flag:empty": { display: "none" },
  ...Object.fromEntries(
    COLOURS.map((colour) => [`.cm-pointer-${colour}`, { "--pointer": `var(--color-pointer-${colour})` }]),
  ),
  ".cm-pointer-selection": {
    background: "color-mix(in srgb, var(--pointer) 14%, transparent)",
    borderBottom: "2px solid var(--pointer)",
    boxSizing: "border-box",
  },
  ...BORDERS,
};
