"use client";
import { useMemo } from "react";
import { CodeEditor } from "./code-editor.tsx";
import { ownHistory } from "./python-editing.ts";

interface ProgramEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/** A program that one person changes for themself. */
export function ProgramEditor(props: ProgramEditorProps) {
  const extension = useMemo(ownHistory, []);
  return <CodeEditor {...props} extension={extension} />;
}
