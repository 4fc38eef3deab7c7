import { expect, test } from "vitest";
import { refuse } from "../../domain/result.ts";
import { HandPad, HandPads } from "./support/hand-pads.ts";
import { pass, settled } from "./support/pass.ts";

test("contents that come after a refusal for now do not call off the next question", async () => {
  const pads = new HandPads();
  const server = new HandPad(pads, "class.6.0", "x = 1\n");
  const pad = pads.page().pad(server.name);
  pad.subscribe(() => {});
  pads.live();
  (await pads.next("pad/open")).answer(refuse("unavailable"));
  await settled();
  server.base();
  expect(pad.getSnapshot().is).toBe("opening");
  await pass(pads.clock, 1000);
  await server.open();
  expect(pad.getSnapshot().is).toBe("open");
});
