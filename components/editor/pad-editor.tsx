"use client";
import { EditorView } from "@codemirror/view";
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import type * as Y from "yjs";
import { padText } from "../../domain/pad/pad-text.ts";
import { CodeEditor } from "./code-editor.tsx";
import { KeyRow } from "./key-row.tsx";
import { ownPoint, pointOf } from "./own-point.ts";
import { ownUndo } from "./own-undo.ts";
import { PadBinding } from "./pad-binding.ts";
import { editingOf, type PadEditing } from "./pad-editing.ts";
import { padPointers } from "./pad-pointers.ts";
import type { EncodedPoint, ToldPointer } from "./pad-points.ts";
import { pointerLayers } from "./pointer-layers.ts";
import { type RunMarks, runMarks, setRunMarks } from "./run-marks.ts";
import { showLine } from "./show-line.ts";

interface PadEditorProps {
  /** The name of the text box. */
  readonly label: string;
  /** The pad's document. Another one takes its place in the same editor, which keeps the focus. */
  readonly document: Y.Doc;
  /** Others' cursors. */
  readonly pointers: readonly ToldPointer[];
  /** Told where the own cursor is; null when the editor has lost the focus. */
  readonly onPoint: (point: EncodedPoint | null) => void;
  readonly readOnly: boolean;
  /** Whether others' cursors bear their names. */
  readonly names: boolean;
  /** What of an execution is marked in this text. */
  readonly marks: RunMarks | null;
  /** The line (from 1) to be in sight, rather than the one that runs next. */
  readonly lineInSight?: number | null;
  /** Told the text once at first, and after every change, others' too. */
  readonly onChange: (text: string) => void;
  readonly onRun?: (() => void) | undefined;
  readonly ref?: Ref<PadEditing>;
}

/** The editor of a pad: Python, others' cursors, the marks of an execution, and undo of one's own edits. */
export function PadEditor({
  document: pad,
  pointers,
  names,
  marks,
  lineInSight = null,
  ref,
  ...field
}: PadEditorProps) {
  const { label, readOnly, onChange, onRun } = field;
  const view = useRef<EditorView>(null);
  const told = useRef(field);
  told.current = field;
  const [focused, setFocused] = useState(false);
  const [binding] = useState(() => new PadBinding());
  const editing = useMemo(() => editingOf(() => view.current), []);
  useImperativeHandle(ref, () => editing, [editing]);
  const extension = useMemo(() => {
    const watching = EditorView.updateListener.of((update) => {
      if (update.focusChanged) setFocused(update.view.hasFocus);
    });
    const pointing = ownPoint((point) => told.current.onPoint(point));
    return [binding.extension, ownUndo(), padPointers, pointerLayers(), runMarks(), watching, pointing];
  }, [binding]);
  useDocument(view, binding, pad, told);
  useEffect(() => {
    view.current?.plugin(padPointers)?.show(padText(pad), pointers, names);
  }, [pad, pointers, names]);
  useEffect(() => {
    view.current?.dispatch({ effects: setRunMarks.of(marks) });
  }, [marks]);
  useEffect(() => {
    const line = lineInSight ?? marks?.next;
    if (view.current && line) showLine(view.current, line);
  }, [marks, lineInSight]);
  return (
    <>
      <CodeEditor {...{ label, readOnly, extension, onChange, onRun, view }} text="" />
      {focused && !readOnly && <KeyRow editing={editing} />}
    </>
  );
}

/** Binds the editor to the document, and to the next one in its place. */
function useDocument(
  view: RefObject<EditorView | null>,
  binding: PadBinding,
  pad: Y.Doc,
  told: RefObject<Pick<PadEditorProps, "onChange" | "onPoint">>,
): void {
  useEffect(() => {
    if (!view.current) return;
    binding.bind(view.current, padText(pad));
    told.current.onChange(view.current.state.doc.toString());
    const point = pointOf(view.current);
    if (point) told.current.onPoint(point);
  }, [view, binding, pad, told]);
  // Whoever has closed the editor has no cursor in it.
  useEffect(() => () => told.current.onPoint(null), [told]);
}
