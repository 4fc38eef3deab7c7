import { violationsOf } from "../support/axe.ts";
import { PHONE } from "./support/layout.ts";
import { Pad } from "./support/pad.ts";
import { AVERAGER, withAda } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);

test("axe finds nothing on pads, in the light and in the dark", async ({ cast }) => {
  test.setTimeout(180_000);
  const found: string[] = [];
  const host = await cast.host("Maria");
  const code = await host.startClass();
  const [ada, bo] = [await cast.student("Ada"), await cast.student("Bo", PHONE)];
  const screen = await cast.screen();
  for (const one of [ada, bo]) await one.join(code);
  await screen.show(code);
  await host.stepTo(AVERAGER);
  for (const one of [ada, bo, screen]) await one.sees(AVERAGER);
  const [hosts, adas, bos] = [host, ada, bo].map((one) => new Pad(one)) as [Pad, Pad, Pad];
  await hosts.open();
  await hosts.letWrite("Everyone");
  await bos.open();
  await bos.typeAtEnd("# bo");
  await hosts.has("# bo");
  found.push(...(await violationsOf(host.page, "host, shared pad")));
  found.push(...(await violationsOf(bo.page, "phone, shared pad with keys")));
  await adas.open("My pad");
  await adas.typeAtEnd("# ada");
  await host.choose("Ada", "Open their pad");
  await hosts.has("# ada");
  found.push(...(await violationsOf(host.page, "host, somebody's pad")));
  await hosts.choose("Show to the class");
  const screens = new Pad(screen);
  await screens.has("# ada");
  found.push(...(await violationsOf(screen.page, "screen, spotlight")));
  found.push(...(await violationsOf(ada.page, "student, own pad in the spotlight")));
  await bo.press("Look at it");
  await bos.isOpen("Ada’s pad");
  found.push(...(await violationsOf(bo.page, "phone, spotlight")));
  await host.press("End the spotlight");
  await hosts.isOpen("Ada’s pad");
  await hosts.choose("Send to everybody…");
  await expect(host.page.getByRole("dialog")).toBeVisible();
  found.push(...(await violationsOf(host.page, "host, sending")));
  await host.page.getByRole("dialog").getByRole("button", { name: "Send to everybody" }).click();
  await expect(adas.region.getByText(/^Your host sent a new version/)).toBeVisible();
  found.push(...(await violationsOf(ada.page, "student, a new version")));
  expect(found).toEqual([]);
});

test("by the keyboard alone: P opens the pad, Tab indents in it, Escape and Tab lead out, P closes it", async ({
  cast,
}) => {
  const { ada, adas: pad } = await withAda(cast);
  const { keyboard } = ada.page;
  await expect(ada.button("Try it")).toBeVisible();
  await keyboard.press("p");
  await pad.isOpen("Shared pad");
  await expect(pad.region).toBeFocused();
  await keyboard.press("Tab");
  await expect(pad.region.getByRole("tab", { name: "Shared pad" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await pad.isOpen("My pad");
  await expect(pad.region.getByRole("tab", { name: "My pad" })).toBeFocused();
  await pad.isSaved();
  const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 15 && !(await until()); presses++) await keyboard.press(key);
    expect(await until()).toBe(true);
  };
  const inEditor = () => pad.editor.evaluate((field) => field === document.activeElement);
  await press("Tab", inEditor);
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Tab");
  await pad.has(/^ {4}def averager/);
  await keyboard.press("ControlOrMeta+z");
  await pad.has(/^def averager/);
  await keyboard.press("Escape");
  await keyboard.press("Tab");
  await expect(pad.editor).not.toBeFocused();
  await ada.sees(AVERAGER);
  await ada.isShownAs("Following");
  // The focus goes back to what opens it, however it is closed, and never into a pad that was open before a reload.
  await pad.region.getByRole("tab", { name: "My pad" }).focus();
  await keyboard.press("p");
  await expect(pad.region).toHaveCount(0);
  await expect(ada.page.getByRole("region", { name: "Code", exact: true })).toBeVisible();
  await expect(ada.button("Try it")).toBeFocused();
  await keyboard.press("Enter");
  await expect(pad.region).toBeFocused();
  await ada.press("Back to the execution");
  await expect(ada.button("Try it")).toBeFocused();
  await keyboard.press("Enter");
  await pad.isOpen("Shared pad");
  await ada.page.reload();
  await pad.isOpen("Shared pad");
  await expect(ada.page.locator("body")).toBeFocused();
});
