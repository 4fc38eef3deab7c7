"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { IndentDecrease, IndentIncrease, Redo2, Undo2 } from "lucide-react";
import type { ReactNode, SyntheticEvent } from "react";
import { createPortal } from "react-dom";
import { characterNames, editorWords } from "../words/editor.ts";
import type { PadEditing } from "./pad-editing.ts";
import { useKeyboardEdge } from "./use-keyboard-edge.ts";

const CHARACTERS = [":", "(", ")", "[", "]", '"', "'", "_", "="];

/**
 * Keys that code needs and phones hide, right above the on-screen keyboard. Only where fingers are: its owner shows it
 * while the editor has the focus, and pressing a key leaves the focus there.
 */
export function KeyRow({ editing }: { readonly editing: PadEditing }) {
  const edge = useKeyboardEdge();
  // In the page's body: what holds the editor may hold fixed things too, or cut them off.
  return createPortal(
    <section
      aria-label={editorWords.keyRow}
      className="fixed inset-x-0 z-50 hidden border-line border-t bg-card pointer-coarse:block"
      style={{ bottom: edge }}
    >
      <Toolbar.Root
        aria-label={editorWords.keys}
        className="flex touch-pan-x gap-1 overflow-x-auto p-1"
        onPointerDown={keepFocus}
        onMouseDown={keepFocus}
      >
        <Key name={editorWords.indent} onPress={editing.indent}>
          <IndentIncrease aria-hidden="true" size={20} />
        </Key>
        <Key name={editorWords.dedent} onPress={editing.dedent}>
          <IndentDecrease aria-hidden="true" size={20} />
        </Key>
        {CHARACTERS.map((character) => (
          <Key key={character} name={characterNames[character]} onPress={() => editing.insert(character)}>
            {character}
          </Key>
        ))}
        <Key name={editorWords.undo} onPress={editing.undo}>
          <Undo2 aria-hidden="true" size={20} />
        </Key>
        <Key name={editorWords.redo} onPress={editing.redo}>
          <Redo2 aria-hidden="true" size={20} />
        </Key>
      </Toolbar.Root>
    </section>,
    document.body,
  );
}

interface KeyProps {
  readonly name: string | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Key({ name, onPress, children }: KeyProps) {
  return (
    <Toolbar.Button
      aria-label={name}
      onClick={onPress}
      className="grid min-h-11 min-w-11 shrink-0 place-items-center rounded-control border border-edge bg-paper font-mono text-base text-ink"
    >
      {children}
    </Toolbar.Button>
  );
}

/** The focus stays in the editor, and with it the keyboard. */
function keepFocus(event: SyntheticEvent): void {
  event.preventDefault();
}
