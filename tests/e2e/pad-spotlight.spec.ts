import { Pad } from "./support/pad.ts";
import { AVERAGER, withAdaAndBo } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);
const UNNAMED = "A student’s pad";
/** A name that nothing else on a page contains. */
const NAME = "Adelgunde";

test("the host shows a student's pad to the class, without the name and with it, and ends it", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, bo, screen] = [await cast.student(NAME), await cast.student("Bo"), await cast.screen()];
  for (const one of [ada, bo]) await one.join(code);
  await screen.show(code);
  await host.stepTo(AVERAGER);
  for (const one of [ada, bo, screen]) await one.sees(AVERAGER);
  const [hosts, adas, bos, screens] = [host, ada, bo, screen].map((one) => new Pad(one)) as [
    Pad,
    Pad,
    Pad,
    Pad,
  ];
  await adas.open("My pad");
  await adas.typeAtEnd("# mine alone");
  await host.choose(NAME, "Open their pad");
  await hosts.isOpen(`${NAME}’s pad`);
  await hosts.has("# mine alone");
  await expect(hosts.editor).toHaveAttribute("aria-readonly", "true");
  await expect(bos.region).toHaveCount(0);

  await hosts.choose("Show to the class without the name");
  for (const pad of [bos, screens]) {
    await pad.isOpen(UNNAMED);
    await pad.has("# mine alone");
  }
  // Their own editor is not taken from under their hands.
  await adas.isOpen("My pad");
  await adas.editor.focus();
  await ada.page.keyboard.type(" no more");
  for (const pad of [bos, screens]) {
    await pad.has("# mine alone no more");
    await expect(pad.cursors).toHaveText([""]);
  }
  for (const { page } of [bo, screen]) expect(await page.content()).not.toContain(NAME);
  await expect(ada.page.getByText("Your pad is shown to the class.")).toBeVisible();
  await expect(bos.editor).toHaveAttribute("aria-readonly", "true");

  await bo.press("Fold it away");
  await expect(bo.page.getByText(`${UNNAMED} is shown to the class.`)).toBeVisible();
  await expect(bo.button("Try it")).toBeFocused();
  await bo.page.reload();
  await expect(bo.page.getByText(`${UNNAMED} is shown to the class.`)).toBeVisible();
  await bo.press("Look at it");
  await bos.has("# mine alone no more");
  await expect(bos.region).toBeFocused();

  await host.choose(NAME, "Show to the class");
  for (const pad of [bos, screens]) {
    await pad.isOpen(`${NAME}’s pad`);
    await pad.has("# mine alone no more");
  }
  await host.press("End the spotlight");
  for (const pad of [bos, screens]) await expect(pad.region).toHaveCount(0);
  // What had the focus is gone: it goes on at what stands in its place.
  await hosts.isOpen(`${NAME}’s pad`);
  await expect(hosts.region).toBeFocused();
  await expect(bo.button("Try it")).toBeFocused();
  for (const one of [bo, screen]) await expect(one.page.getByText(UNNAMED)).toHaveCount(0);
  await adas.has("# mine alone no more");
});

test("a student asks to show their pad, and the host shows it from the queue of hands", async ({ cast }) => {
  const { host, adas, bos } = await withAdaAndBo(cast);
  await adas.open("My pad");
  await adas.typeAtEnd("# look at this");
  await adas.choose("Show mine to the class");
  await expect(await host.hands()).toContainText("wants to show their pad");
  await host.press("Show the pad of Ada to the class");
  await bos.isOpen("Ada’s pad");
  await bos.has("# look at this");
  await expect(await host.hands()).toHaveCount(0);
});
