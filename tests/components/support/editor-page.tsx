import { type ReactNode, StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import * as Y from "yjs";
import type { PadEditing } from "../../../components/editor/pad-editing.ts";
import { PadEditor } from "../../../components/editor/pad-editor.tsx";
import type { EncodedPoint, ToldPointer } from "../../../components/editor/pad-points.ts";
import { ProgramEditor } from "../../../components/editor/program-editor.tsx";
import type { RunMarks } from "../../../components/editor/run-marks.ts";
import { padText } from "../../../domain/pad/pad-text.ts";
import "../../../app/globals.css";

/** What a story can change about the editor on the page. */
interface Shown {
  readonly document: Y.Doc;
  readonly label: string;
  readonly pointers: readonly ToldPointer[];
  readonly readOnly: boolean;
  readonly names: boolean;
  readonly marks: RunMarks | null;
  readonly shown: boolean;
  /** Another one is another editor. */
  readonly key: number;
}

/** The page as a story has it, in `window.workshop`. */
export interface Workshop {
  show(change: Partial<Shown>): void;
  /** A new editor with a new document, and nothing shown of before. */
  restart(text: string): void;
  /** A new document with this text takes the place of the one before. */
  open(text: string): void;
  /** Somebody else's edit: deletes so much at an index, and inserts. */
  edit(index: number, length: number, insert: string): void;
  /** Somebody else's cursor, after the characters at these indexes. */
  point(n: number, name: string | null, head: number, anchor?: number): ToldPointer;
  /** Somebody has typed this at the end, and their cursor after it is known here before the text is, until `arrive`. */
  pointAhead(n: number, name: string, insert: string): ToldPointer;
  arrive(): void;
  text(): string;
  editing(): PadEditing;
  /** Own cursor as it was last told, as indexes. */
  told(): { head: number; anchor: number | null } | null;
  readonly texts: string[];
  runs: number;
}

declare global {
  interface Window {
    workshop: Workshop;
  }
}

const OTHER = "somebody else";

/** What somebody else has, and this page not yet. */
const ahead = new Y.Doc();

function newDocument(text: string): Y.Doc {
  const made = new Y.Doc();
  made.transact(() => padText(made).insert(0, text), OTHER);
  return made;
}

function fresh(text: string, key: number): Shown {
  return {
    key,
    document: newDocument(text),
    label: "Shared pad",
    pointers: [],
    readOnly: false,
    names: true,
    marks: null,
    shown: true,
  };
}

function Page(): ReactNode {
  const [{ key, ...shown }, setShown] = useState(() => fresh("", 0));
  const editing = useRef<PadEditing>(null);
  const point = useRef<EncodedPoint>(null);
  const text = padText(shown.document);
  const indexOf = (position: Uint8Array): number =>
    Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), shown.document)!.index;
  const encode = (index: number): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1));
  window.workshop = {
    texts: window.workshop?.texts ?? [],
    runs: window.workshop?.runs ?? 0,
    show: (change) => setShown((before) => ({ ...before, ...change })),
    restart: (content) => {
      point.current = null;
      setShown((before) => fresh(content, before.key + 1));
    },
    open: (content) => setShown((before) => ({ ...before, document: newDocument(content) })),
    edit: (index, length, insert) =>
      shown.document.transact(() => {
        text.delete(index, length);
        text.insert(index, insert);
      }, OTHER),
    point: (n, name, head, anchor) => ({
      n,
      name,
      head: encode(head),
      anchor: anchor === undefined ? null : encode(anchor),
    }),
    pointAhead: (n, name, insert) => {
      Y.applyUpdate(ahead, Y.encodeStateAsUpdate(shown.document));
      const typed = padText(ahead);
      typed.insert(typed.length, insert);
      const end = Y.createRelativePositionFromTypeIndex(typed, typed.length, -1);
      return { n, name, head: Y.encodeRelativePosition(end), anchor: null };
    },
    arrive: () => Y.applyUpdate(shown.document, Y.encodeStateAsUpdate(ahead), OTHER),
    text: () => text.toString(),
    editing: () => editing.current!,
    told: () =>
      point.current && {
        head: indexOf(point.current.head),
        anchor: point.current.anchor && indexOf(point.current.anchor),
      },
  };
  const { shown: there, ...props } = shown;
  return (
    <main>
      <h1>Workshop</h1>
      <button type="button">Before</button>
      {there && (
        <section aria-label="Pad" style={{ maxWidth: 700 }}>
          <PadEditor
            key={key}
            {...props}
            ref={editing}
            onPoint={(told) => {
              point.current = told;
            }}
            onChange={(content) => window.workshop.texts.push(content)}
            onRun={() => window.workshop.runs++}
          />
        </section>
      )}
      <button type="button">After</button>
      <ProgramEditor label="Program" text="x = 1" onChange={() => {}} onRun={() => {}} />
    </main>
  );
}

createRoot(document.getElementById("page")!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
