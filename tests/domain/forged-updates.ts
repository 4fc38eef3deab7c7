import * as Y from "yjs";
import { padText } from "../../domain/pad/pad-text.ts";
import { SEED_CLIENT } from "../../domain/pad/seed-update.ts";

/** The bytes of a Yjs update, written by hand: numbers below 128 as they are, texts with their length before them. */
function bytes(...parts: (number | string)[]): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [part.length, ...encoder.encode(part)])),
  );
}

/** What `change` does to a document that has `state`, as one update. */
function changed(state: Uint8Array, change: (document: Y.Doc) => void, client?: number): Uint8Array {
  const document = new Y.Doc();
  Y.applyUpdate(document, state);
  if (client !== undefined) document.clientID = client;
  const before = Y.encodeStateVector(document);
  change(document);
  return Y.encodeStateAsUpdate(document, before);
}

function later(state: Uint8Array): Uint8Array {
  const document = new Y.Doc();
  Y.applyUpdate(document, state);
  padText(document).insert(0, "a");
  const before = Y.encodeStateVector(document);
  padText(document).insert(1, "b");
  return Y.encodeStateAsUpdate(document, before);
}

const LEFT_RUN = 0x84;
const ROOT_RUN = 0x04;
const ROOT_DELETED = 0x01;
const SKIP = 10;
const HAS_KEY = 0x20;

/**
 * Updates that no editor makes, by what is wrong with them, for a pad with `state` (of which the seed has at least
 * three characters) in which client 77 is somebody else's.
 */
export function forgedUpdates(state: Uint8Array): Record<string, Uint8Array> {
  const sound = changed(state, (document) => padText(document).insert(1, "sound"));
  const inText = (...rest: (number | string)[]): (number | string)[] => [ROOT_RUN, 1, "text", ...rest];
  return {
    "nothing at all": new Uint8Array(),
    "no Yjs": new TextEncoder().encode("print('hello')"),
    noise: Uint8Array.from({ length: 300 }, (_, n) => (n * 197 + 31) & 0xff),
    "cut short": sound.subarray(0, sound.length - 3),
    "trailing garbage": Uint8Array.from([...sound, 0]),
    "more bytes than an edit may have": changed(state, (d) => padText(d).insert(0, "x".repeat(40_001))),
    "another root, a text": changed(state, (d) => d.getText("other").insert(0, "x")),
    "another root, an array": changed(state, (d) => d.getArray("list").push([1])),
    "another root, a map": changed(state, (d) => d.getMap("map").set("key", "value")),
    "the text as a map": changed(Y.encodeStateAsUpdate(new Y.Doc()), (d) => d.getMap("text").set("key", "v")),
    "the text as an array of values": changed(Y.encodeStateAsUpdate(new Y.Doc()), (d) =>
      d.getArray("text").push([{ a: 1 }]),
    ),
    "an attribute of the text": changed(state, (d) => padText(d).setAttribute("a", "b")),
    "an embed": changed(state, (d) => padText(d).insertEmbed(0, { image: "x" })),
    "an embedded type": changed(state, (d) => padText(d).insertEmbed(0, new Y.Map())),
    formatting: changed(state, (d) => padText(d).format(0, 2, { bold: true })),
    "text with a format": changed(state, (d) => padText(d).insert(0, "x", { bold: true })),
    "a document in the document": changed(Y.encodeStateAsUpdate(new Y.Doc()), (d) =>
      d.getArray("text").push([new Y.Doc()]),
    ),
    "somebody else's client": changed(state, (d) => padText(d).insert(0, "x"), 77),
    "the server's client": changed(state, (d) => padText(d).insert(0, "x"), SEED_CLIENT),
    "known characters of somebody else": state,
    "a gap in the clock": later(state),
    "typed after what nobody typed": bytes(1, 1, 99, 0, LEFT_RUN, 98, 0, "x", 0),
    "typed after itself": bytes(1, 1, 99, 0, LEFT_RUN, 99, 0, "x", 0),
    "typed after each other": bytes(2, 1, 98, 0, LEFT_RUN, 99, 0, "x", 1, 99, 0, LEFT_RUN, 98, 0, "y", 0),
    "a value of the text": bytes(1, 1, 99, 0, ROOT_RUN | HAS_KEY, 1, "text", "key", "x", 0),
    "very many clients": bytes(
      70,
      ...Array.from({ length: 70 }, (_, n) => [1, n + 2, 0, ...inText("x")]).flat(),
      0,
    ),
    "a parent that is a character": bytes(1, 1, 99, 0, ROOT_RUN, 0, SEED_CLIENT, 0, "x", 0),
    "two blocks of one client": bytes(2, 1, 99, 0, ...inText("x"), 1, 99, 0, ...inText("yz"), 0),
    "a block without runs": bytes(2, 0, 99, 0, 1, 98, 0, ...inText("x"), 0),
    "a run without text": bytes(1, 1, 99, 0, ...inText(""), 0),
    "a skip": bytes(1, 2, 99, 0, SKIP, 1, ...inText("x"), 0),
    "what was collected": bytes(1, 1, 99, 0, 0, 3, 0),
    "a text longer than its bytes": bytes(1, 1, 99, 0, ROOT_RUN, 1, 4, 116, 101, 120, 116, 100, 120, 0),
    "no UTF-8": bytes(1, 1, 99, 0, ROOT_RUN, 1, "text", 2, 0xff, 0xfe, 0),
    "more blocks than bytes": bytes(0xff, 0xff, 0xff, 0xff, 0x0f),
    "a number without an end": bytes(...Array.from({ length: 30 }, () => 0xff)),
    "deletions of nobody": bytes(0, 1, 99, 1, 0, 1),
    "deletions beyond the end": bytes(0, 1, SEED_CLIENT, 1, 0, 0xff, 0xff, 0xff, 0x7f),
    "deletions of nothing": bytes(0, 1, SEED_CLIENT, 1, 1, 0),
    "more ranges than bytes": bytes(0, 1, SEED_CLIENT, 0xff, 0xff, 0xff, 0x7f),
    "many deleted characters that never were": bytes(
      1,
      1,
      99,
      0,
      ROOT_DELETED,
      1,
      "text",
      0xff,
      0xff,
      0xff,
      0x7f,
      0,
    ),
  };
}
