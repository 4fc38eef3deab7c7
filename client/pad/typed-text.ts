import * as Y from "yjs";
import { padText } from "../../domain/pad/pad-text.ts";

/** What these updates have typed into the document and still stands there, in the order of the text; gaps are line breaks. */
export function typedIn(document: Y.Doc, updates: readonly Uint8Array[]): string {
  const known = knownTo(document);
  for (const update of updates) {
    for (const [client, from] of Y.parseUpdateMeta(update).from)
      known.set(client, Math.min(from, known.get(client) ?? 0));
  }
  return typedSince(document, known);
}

/** What these Yjs clients have typed into the document, still stands there, and `other` knows nothing of. */
export function typedBeyond(other: Y.Doc, document: Y.Doc, clients: Iterable<number>): string {
  const [known, there] = [knownTo(document), knownTo(other)];
  for (const client of clients) known.set(client, Math.min(there.get(client) ?? 0, known.get(client) ?? 0));
  return typedSince(document, known);
}

/** How much of each client a document knows. */
function knownTo(document: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(document));
}

function typedSince(document: Y.Doc, known: Map<number, number>): string {
  const before = Y.createSnapshot(Y.createDeleteSet(), known);
  const pieces: string[] = [];
  let isApart = true;
  const delta: TextRun[] = padText(document).toDelta(undefined, before);
  for (const { insert, attributes } of delta) {
    const isTyped = attributes?.ychange?.type === "added";
    if (isTyped && isApart) pieces.push(insert);
    else if (isTyped) pieces.push((pieces.pop() ?? "") + insert);
    isApart = !isTyped;
  }
  return joined(pieces);
}

/** What Yjs says of a part of a text when it compares two states; a pad holds nothing but text. */
interface TextRun {
  readonly insert: string;
  readonly attributes?: { readonly ychange?: { readonly type: "added" | "removed" } };
}

/** What these updates type, in the order of typing, where there is no document that they fit. */
export function typedBy(updates: readonly Uint8Array[]): string {
  const pieces: string[] = [];
  let next: Y.ID | null = null;
  for (const struct of updates.flatMap((update) => Y.decodeUpdate(update).structs)) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { str } = struct.content;
    if (next && Y.compareIDs(struct.origin, next)) pieces.push((pieces.pop() ?? "") + str);
    else pieces.push(str);
    next = Y.createID(struct.id.client, struct.id.clock + str.length - 1);
  }
  return joined(pieces);
}

function joined(pieces: readonly string[]): string {
  return pieces
    .map((piece, index) => (index === 0 || pieces[index - 1]?.endsWith("\n") ? piece : `\n${piece}`))
    .join("");
}
