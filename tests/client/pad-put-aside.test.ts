import { expect, test } from "vitest";
import { padText } from "../../domain/pad/pad-text.ts";
import { HandPad, HandPads } from "./support/hand-pads.ts";
import { pass } from "./support/pass.ts";

const PAD = "class.6.0";

test("what is refused when nobody looks any more waits for who looks next, also over a reload, until it is read", async () => {
  const pads = new HandPads();
  const server = new HandPad(pads, PAD, "x = 1\n");
  const desk = pads.page();
  const pad = desk.pad(PAD);
  const leave = pad.subscribe(() => {});
  pads.live();
  await server.open();
  padText(pad.getSnapshot().document).insert(0, "late ");
  leave();
  await server.refuse("not-a-writer");
  await server.open();
  await pass(pads.clock, 0);
  expect(pads.asked.map(({ name }) => name)).toEqual(["pad/close"]);
  const refused = { code: "not-a-writer", text: "late ", count: 1 };
  expect(pad.getSnapshot().refused).toEqual(refused);
  expect(pads.page().pad(PAD).getSnapshot().refused).toEqual(refused);
  pad.dismiss();
  expect(pads.page().pad(PAD).getSnapshot().refused).toBeNull();
});
