import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { toBase64 } from "../../client/pad/base64.ts";
import type { LocalPoint, OpenPad } from "../../client/pad/open-pad.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { HandPad, HandPads } from "./support/hand-pads.ts";
import { pass, settled } from "./support/pass.ts";

const PAD = "class.6.0";

async function opened(you: number | null = 1) {
  const pads = new HandPads();
  const server = new HandPad(pads, PAD, "x = 1\n");
  const pad = pads.page().pad(PAD);
  pad.subscribe(() => {});
  pads.live();
  await server.open(you);
  return { pads, server, pad };
}

/** A cursor before the unit at `index`. */
function at(pad: OpenPad, index: number): LocalPoint {
  const text = padText(pad.getSnapshot().document);
  const head = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index));
  return { head, anchor: null };
}

const somewhere = { head: toBase64(new Uint8Array([1, 2, 3])) };

function names(pad: OpenPad): (string | null)[] {
  return pad.getSnapshot().pointers.map(({ name }) => name);
}

describe("the own cursor", () => {
  test("is told at once, then at most ten times a second, the last place always", async () => {
    const { pads, pad } = await opened();
    for (let index = 0; index < 5; index++) pad.point(at(pad, index));
    expect(pads.told).toHaveLength(1);
    await pass(pads.clock, 100);
    const last = { head: toBase64(at(pad, 4).head) };
    expect(pads.told.map(({ content }) => content).at(-1)).toEqual({ pad: PAD, point: last });
    await pass(pads.clock, 1000);
    expect(pads.told).toHaveLength(2);
  });

  test("goes with an edit of the same moment, and is not told again", async () => {
    const { pads, pad, server } = await opened();
    padText(pad.getSnapshot().document).insert(0, "a");
    pad.point(at(pad, 1));
    const edit = await server.take();
    expect(edit.point).toEqual({ head: toBase64(at(pad, 1).head) });
    await pass(pads.clock, 1000);
    expect(pads.told).toEqual([]);
  });

  test("with a selection has its other end; without the focus there is none", async () => {
    const { pads, pad } = await opened();
    const { head } = at(pad, 3);
    pad.point({ head, anchor: at(pad, 0).head });
    await pass(pads.clock, 100);
    pad.point(null);
    const told = pads.told.map(({ content }) => (content as { point: unknown }).point);
    expect(told).toEqual([{ head: toBase64(head), anchor: toBase64(at(pad, 0).head) }, null]);
  });

  test("is told again on a new line, which knows of none", async () => {
    const { pads, pad, server } = await opened();
    pad.point(at(pad, 2));
    await pads.lose();
    pads.live();
    await server.open();
    expect(pads.told).toHaveLength(2);
  });

  test("is not told by whoever has none", async () => {
    const { pads, pad } = await opened(null);
    pad.point(at(pad, 2));
    await pass(pads.clock, 1000);
    expect(pads.told).toEqual([]);
  });
});

describe("others' cursors", () => {
  test("whoever moved last comes first; the own one is not there", async () => {
    const { pad, server } = await opened(7);
    server.news(1, null, {
      points: { 7: somewhere, 8: somewhere, 9: somewhere },
      who: { 7: "Ada", 8: "Bo", 9: "Chidi" },
    });
    expect(names(pad)).toEqual(["Chidi", "Bo"]);
    server.news(1, null, { points: { 8: somewhere } });
    expect(names(pad)).toEqual(["Bo", "Chidi"]);
  });

  test("who is gone is gone; a name that was told once stays known", async () => {
    const { pad, server } = await opened();
    server.news(1, null, { points: { 8: somewhere, 9: somewhere }, who: { 8: "Bo" } });
    server.news(1, null, { points: { 9: null, 8: null } });
    expect(pad.getSnapshot().pointers).toEqual([]);
    server.news(1, null, { points: { 8: somewhere } });
    expect(names(pad)).toEqual(["Bo"]);
  });

  test("on a screen nobody has a name", async () => {
    const { pad, server } = await opened(null);
    server.news(1, null, { points: { 8: somewhere } });
    expect(names(pad)).toEqual([null]);
  });

  test("there are none without a line, nor when the pad is shut", async () => {
    const { pads, pad, server } = await opened();
    server.news(1, null, { points: { 8: somewhere }, who: { 8: "Bo" } });
    await pads.lose();
    expect(pad.getSnapshot().pointers).toEqual([]);
    pads.live();
    await server.open();
    server.news(1, null, { points: { 8: somewhere } });
    pads.say("pad/shut", { pad: PAD, why: "not-allowed" });
    await settled();
    expect(pad.getSnapshot().pointers).toEqual([]);
  });
});
