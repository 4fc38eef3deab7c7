import type { Host } from "./support/actors.ts";
import { test } from "./support/mortal-server.ts";
import { Pad } from "./support/pad.ts";
import { AVERAGER, bringToAverager } from "./support/pad-scene.ts";
import { RecordingApi } from "./support/recorded-class-api.ts";
import { ClassClock } from "./support/recorded-class-clock.ts";
import { Viewer } from "./support/recorded-class-viewer.ts";
import { expect, NETWORK_NOISE } from "./support/story.ts";

test.setTimeout(180_000);

/** The middle of a second in which nothing happens, by the class's clock. */
async function quietly(host: Host, clock: ClassClock): Promise<number> {
  const from = clock.now();
  const since = await host.elapsed();
  await expect.poll(() => host.elapsed()).toBeGreaterThan(since + 1);
  return (from + clock.now()) / 2;
}

test("kill -9 in mid-class: what was acknowledged before is in the recording at its time, and the recording goes on", async ({
  cast,
  mortal,
}) => {
  cast.expectInConsole(NETWORK_NOISE);
  const [host, ada] = [await cast.host(), await cast.student("Ada")];
  for (const one of [host, ada]) Object.assign(one, { url: mortal.url });
  const code = await bringToAverager(host, [ada]);
  const clock = await ClassClock.of(mortal.url, code);
  const [hosts, adas] = [new Pad(host), new Pad(ada)];
  await hosts.open();
  await hosts.letWrite("Everyone");
  await adas.open();
  await expect(adas.editor).not.toHaveAttribute("aria-readonly", "true");
  await adas.typeAtEnd("# before the kill");
  await adas.isSaved();
  const typed = await quietly(host, clock);
  // Some of it is in chunks already, and some is not.
  const api = new RecordingApi(host);
  const id = await api.onlyId();
  expect((await api.manifest(id)).live).toBe(true);
  await host.press("Forward");
  await ada.sees(AVERAGER, 2);
  const moved = await quietly(host, clock);
  clock.close();
  await mortal.kill("SIGKILL");
  for (const one of [host, ada]) await expect(one.page.getByText("Reconnecting").first()).toBeVisible();
  await mortal.restart();
  await ada.isShownAs("Following");
  await expect(ada.page.locator("[data-recording]")).toContainText(/^Rec/);
  await adas.typeAtEnd("# after the kill");
  await adas.isSaved();
  await hosts.has("# after the kill");
  const after = await quietly(host, clock);
  const text = await adas.text();
  await host.press("End class");
  await host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
  await ada.isShownAs("Class ended");

  const manifest = await api.manifest(id);
  expect(manifest.live).toBe(false);
  await host.open(`/replay/${id}`);
  const viewer = new Viewer(host, manifest.length);
  await viewer.seek(moved);
  await host.sees(AVERAGER, 2);
  await hosts.has("# before the kill");
  await hosts.hasNot("# after the kill");
  await viewer.seek(after);
  await hosts.is(text);
  await viewer.seek(typed);
  await expect(host.page.getByRole("status").filter({ hasText: "Step" })).toContainText("frame 1 of");
  await hosts.has("# before the kill");
  await hosts.hasNot("# after the kill");
});
