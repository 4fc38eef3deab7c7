import { expect, test } from "vitest";
import { padText } from "../../domain/pad/pad-text.ts";
import { HandPad, HandPads } from "./support/hand-pads.ts";
import { pass } from "./support/pass.ts";

test("what is put aside when nobody looks any more waits for whoever opens the pad again", async () => {
  const pads = new HandPads();
  const server = new HandPad(pads, "class.6.0", "x = 1\n");
  const pad = pads.page().pad(server.name);
  const leave = pad.subscribe(() => {});
  pads.live();
  await server.open();
  padText(pad.getSnapshot().document).insert(0, "# mine\n");
  leave();
  await server.refuse("not-a-writer");
  await server.open();
  await pass(pads.clock, 0);
  await pads.next("pad/close");
  pad.subscribe(() => {});
  pads.live();
  await server.open();
  expect(pad.getSnapshot().refused).toMatchObject({ code: "not-a-writer", text: "# mine\n" });
  pad.dismiss();
  expect(pad.getSnapshot().refused).toBeNull();
});
