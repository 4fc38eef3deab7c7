"use client";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { pythonEditing } from "./python-editing.ts";

interface CodeEditorProps {
  /** The name of the text box. */
  readonly label: string;
  /** The text to begin with; later changes of it are not taken over. */
  readonly text: string;
  readonly readOnly?: boolean;
  /** What is added to the editing of Python: undo, or a shared document. Only the first one counts. */
  readonly extension: Extension;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onRun?: () => void;
}

/** A field for Python. The page around it keeps what is typed: the editor tells of every change. */
export function CodeEditor({ label, text, readOnly = false, extension, onChange, onRun }: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const told = useRef({ onChange, onRun });
  told.current = { onChange, onRun };
  const mode = useRef(new Compartment());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes is put into it below.
  useEffect(() => {
    if (!parent.current) return;
    const extensions = [
      keymap.of([{ key: "Mod-Enter", run: () => runIn(told.current.onRun) }]),
      extension,
      pythonEditing(),
      mode.current.of(EditorState.readOnly.of(readOnly)),
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) told.current.onChange(update.state.doc.toString());
      }),
    ];
    const editor = new EditorView({ doc: text, extensions, parent: parent.current });
    view.current = editor;
    return () => editor.destroy();
  }, [extension, label]);
  useEffect(() => {
    view.current?.dispatch({ effects: mode.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);
  return <div ref={parent} className="code-editor min-w-0" />;
}

function runIn(onRun: (() => void) | undefined): boolean {
  onRun?.();
  return onRun !== undefined;
}
