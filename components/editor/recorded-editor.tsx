"use client";
import type { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import { CodeEditor } from "./code-editor.tsx";
import { pointerLayers } from "./pointer-layers.ts";
import { type RecordedText, recordedTexts } from "./recorded-text.ts";
import { runMarks } from "./run-marks.ts";
import { showLine } from "./show-line.ts";

interface RecordedEditorProps extends RecordedText {
  /** The name of the text box. */
  readonly label: string;
  /** The line (from 1) to be in sight, rather than the one that runs next. */
  readonly lineInSight: number | null;
}

const EXTENSION = [recordedTexts, pointerLayers(), runMarks()];
const unheard = (): void => {};

/** A pad as it was at an instant: Python to be read, with the cursors of those who typed and the marks of an execution. */
export function RecordedEditor({ label, lineInSight, of, text, cursors, marks }: RecordedEditorProps) {
  const view = useRef<EditorView>(null);
  // Before anything around it is measured: all of an instant is laid out at once.
  useLayoutEffect(() => {
    view.current?.plugin(recordedTexts)?.show({ of, text, cursors, marks });
  }, [of, text, cursors, marks]);
  useEffect(() => {
    const line = lineInSight ?? marks?.next;
    if (view.current && line) showLine(view.current, line);
  }, [marks, lineInSight]);
  return <CodeEditor label={label} text="" readOnly extension={EXTENSION} onChange={unheard} view={view} />;
}
