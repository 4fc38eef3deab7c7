import { expect, test } from "vitest";
import * as Y from "yjs";
import { PadsInSight } from "../../client/replay/recorded-pads.ts";
import { ReplayPad } from "../../client/replay/replay-pad.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { RecordedPad } from "../../domain/recording/recording.ts";
import { emptySession } from "../../domain/session/state.ts";

const NAME = "class.1.0";

function open() {
  const pads = new PadsInSight();
  const show = (pad: RecordedPad | null, t = 0) =>
    pads.show({ state: emptySession, pads: pad ? { [NAME]: pad } : {} }, t);
  return { pads, show, pad: new ReplayPad(pads, NAME) };
}

test("holds the text of the instant, forth and back, in one document", () => {
  const { show, pad } = open();
  pad.subscribe(() => {});
  const { document } = pad.getSnapshot();
  for (const text of ["ab", "aXb", "", "aaa", "aaaa", "baaa"]) {
    show({ text, cursors: {} });
    expect(padText(document).toString()).toBe(text);
  }
  show(null);
  expect(padText(document).toString()).toBe("");
  expect(pad.getSnapshot().document).toBe(document);
});

test("touches only what is different", () => {
  const { show, pad } = open();
  show({ text: "one\ntwo\nthree", cursors: {} });
  pad.subscribe(() => {});
  const changes: unknown[] = [];
  padText(pad.getSnapshot().document).observe((event) => changes.push(event.delta));
  show({ text: "one\n2\nthree", cursors: {} });
  expect(changes).toEqual([[{ retain: 4 }, { delete: 3 }, { insert: "2" }]]);
});

test("shows where those who typed lately are, under their names, until that is long ago", () => {
  const { show, pad } = open();
  pad.subscribe(() => {});
  const text = { text: "yield", cursors: { s3: { at: 2, t: 1000 }, host: { at: 99, t: 5000 } } };
  show(text, 6000);
  const { document, pointers } = pad.getSnapshot();
  const places = pointers.map(({ name, head }) => {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(head), document);
    return [name, place?.index];
  });
  expect(places).toEqual([
    ["Student 3", 2],
    ["Instructor", 5],
  ]);
  show(text, 12_000);
  expect(pad.getSnapshot().pointers.map(({ name }) => name)).toEqual(["Instructor"]);
});

test("is followed anew by whoever looks again", () => {
  const { show, pad } = open();
  pad.subscribe(() => {})();
  show({ text: "later", cursors: {} });
  pad.subscribe(() => {});
  expect(padText(pad.getSnapshot().document).toString()).toBe("later");
});
