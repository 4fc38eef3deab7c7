import * as Y from "yjs";
import { padText } from "../../../../domain/pad/pad-text.ts";
import { Random } from "../../../support/random.ts";

/** What one writer did, in edits that are small enough to be sent one by one. */
export interface Written {
  readonly edits: readonly Uint8Array[];
  readonly text: string;
  readonly cursor: Y.RelativePosition;
}

const LINE = "def count(n):\n    for i in range(n):\n        got = yield i\n";
const EXAMPLE_LINES = 20;
const WORD = "received";
/** As many words come to 320 kB of Yjs' state, since each has its place, and to 68 kB of text. */
const WORDS = 8_500;
/** As long as ids of documents are that are left to chance. */
const WRITER = 0x7000_0000;
const WORDS_AN_EDIT = 850;

/** An example as it stands in a lesson. */
export function exampleText(): Written {
  return written((text, edit) => edit(() => text.insert(0, LINE.repeat(EXAMPLE_LINES))));
}

/** A pad that a class has worked in for long: it grew everywhere. */
export function largeText(): Written {
  const random = new Random(320);
  return written((text, edit) => {
    for (let words = 0; words < WORDS; words += WORDS_AN_EDIT)
      edit(() => {
        for (let word = 0; word < WORDS_AN_EDIT; word++) text.insert(random.int(text.length + 1), WORD);
      });
  });
}

function written(write: (text: Y.Text, edit: (change: () => void) => void) => void): Written {
  const document = new Y.Doc();
  document.clientID = WRITER;
  const text = padText(document);
  const edits: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => edits.push(update));
  write(text, (change) => document.transact(change));
  return { edits, text: text.toString(), cursor: Y.createRelativePositionFromTypeIndex(text, 0) };
}
