import { PHONE, sidewaysScroll, smallTargets } from "./support/layout.ts";
import { withAda } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);

test("on a phone: lesson, pad and output by tabs, and code typed with the row of keys", async ({ cast }) => {
  const { ada, adas: pad } = await withAda(cast, PHONE);
  const { page } = ada;
  const tab = (name: string) =>
    page.getByRole("tablist", { name: "Parts of this step" }).getByRole("tab", { name, exact: true });
  const fits = async (where: string) => {
    expect(await sidewaysScroll(ada), where).toBeLessThanOrEqual(0);
    expect(await smallTargets(ada), where).toEqual([]);
  };
  await expect(page.getByRole("region", { name: "Code", exact: true })).toBeVisible();
  await fits("lesson");
  await tab("Output").tap();
  await expect(page.getByRole("region", { name: "Output", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Code", exact: true })).toBeHidden();
  await fits("output");
  await tab("Pad").tap();
  await pad.isOpen("Shared pad");
  await expect(page.getByRole("region", { name: "Output", exact: true })).toBeHidden();
  await fits("shared pad");
  await pad.region.getByRole("button", { name: "Write in my pad" }).tap();
  await pad.isOpen("My pad");
  await pad.write("if x");
  const keys = page.getByRole("toolbar", { name: "Keys for code" });
  const key = (name: string) => keys.getByRole("button", { name, exact: true });
  await key("Colon").tap();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("print");
  await key("Opening parenthesis").tap();
  await key("Double quote").tap();
  await page.keyboard.insertText("yes");
  await pad.is('if x:\n    print("yes")');
  await expect(pad.editor).toBeFocused();
  // What comes right after another edit is undone together with it.
  await pad.isSaved();
  await key("Dedent").tap();
  await pad.is('if x:\nprint("yes")');
  await key("Undo").tap();
  await pad.is('if x:\n    print("yes")');
  await fits("my pad, with keys");
  await tab("Lesson").tap();
  await expect(keys).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Code", exact: true })).toBeVisible();
});
