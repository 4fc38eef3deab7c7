"use client";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { editorWords } from "../words/editor.ts";
import { pythonEditing } from "./python-editing.ts";

interface CodeEditorProps {
  /** The name of the text box. */
  readonly label: string;
  /** The text to begin with; later changes of it are not taken over. */
  readonly text: string;
  readonly readOnly?: boolean;
  /** What is added to the editing of Python: undo, or a shared document. It must stay the same. */
  readonly extension: Extension;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onRun?: (() => void) | undefined;
  /** Is given the editor as long as it is there. */
  readonly view?: RefObject<EditorView | null>;
}

/** A field for Python. The page around it keeps what is typed: the editor tells of every change. */
export function CodeEditor({
  label,
  text,
  readOnly = false,
  extension,
  onChange,
  onRun,
  view,
}: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const own = useRef<EditorView>(null);
  const told = useRef({ onChange, onRun });
  told.current = { onChange, onRun };
  const access = useRef(new Compartment());
  const hint = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes is put into it below.
  useLayoutEffect(() => {
    if (!parent.current) return;
    const extensions = [
      keymap.of([{ key: "Mod-Enter", run: () => runIn(told.current.onRun) }]),
      extension,
      pythonEditing(),
      access.current.of(accessOf(label, readOnly)),
      EditorView.contentAttributes.of({ "aria-describedby": hint }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) told.current.onChange(update.state.doc.toString());
      }),
    ];
    const editor = new EditorView({ doc: text, extensions, parent: parent.current });
    own.current = editor;
    if (view) view.current = editor;
    return () => {
      editor.destroy();
      if (view) view.current = null;
    };
  }, [extension, view]);
  useEffect(() => {
    own.current?.dispatch({ effects: access.current.reconfigure(accessOf(label, readOnly)) });
  }, [label, readOnly]);
  return (
    <div ref={parent} className="code-editor min-w-0">
      <span id={hint} hidden>
        {editorWords.leave}
      </span>
    </div>
  );
}

/** Whoever may only read can still select and search; no keyboard comes up for it on a phone. */
function accessOf(label: string, readOnly: boolean): Extension {
  const named = EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
  if (!readOnly) return named;
  return [named, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ inputmode: "none" })];
}

function runIn(onRun: (() => void) | undefined): boolean {
  onRun?.();
  return onRun !== undefined;
}
