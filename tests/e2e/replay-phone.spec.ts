import { PHONE, sidewaysScroll, smallTargets } from "./support/layout.ts";
import { bringIn, Replay } from "./support/replay.ts";
import { expect, test } from "./support/story.ts";

test.setTimeout(120_000);

test("a replay fits a phone, and fingers move it", async ({ cast }) => {
  const host = await cast.host("Maria", PHONE);
  const replay = new Replay(host);
  const id = await bringIn(host);
  for (const [time, step] of [
    ["0:10", 1],
    ["6:10", 21],
    ["8:20", 21],
    ["45:12", 27],
  ] as const) {
    await replay.open(id, `?t=${time}`);
    await host.sees(step);
    expect(await sidewaysScroll(host)).toBeLessThanOrEqual(0);
    expect(await smallTargets(host)).toEqual([]);
  }
  // The lesson has most of the screen.
  const bar = await host.page.getByRole("region", { name: "Timeline" }).boundingBox();
  expect(bar?.height).toBeLessThan(844 / 3);
  const box = await replay.timeline.boundingBox();
  if (!box) throw new Error("The timeline is not to be seen");
  await host.page.touchscreen.tap(box.x + (box.width * 2.5) / 45.2, box.y + box.height / 2);
  await host.sees(5);
  await host.press("Chapters");
  await host.page.getByRole("dialog").getByRole("button", { name: "12:00 code sent" }).tap();
  await host.sees(21);
  await replay.isAt("12:00");
  await host.press("Edit here");
  await expect(host.page.getByRole("textbox", { name: "Your program" })).toBeVisible();
  expect(await sidewaysScroll(host)).toBeLessThanOrEqual(0);
  await host.press("Back to the replay");
  await replay.isAt("12:00");
});
