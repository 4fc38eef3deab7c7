import { sameText } from "./support/pad.ts";
import { withAda, withAdaAndBo } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);

test("two students and the host type at once, see each other's text and cursors, and undo their own only", async ({
  cast,
}) => {
  const { ada, bo, hosts, adas, bos } = await withAdaAndBo(cast);
  const pads = [hosts, adas, bos];
  await hosts.open();
  await hosts.letWrite("Everyone");
  await hosts.has("def averager():");
  const example = await hosts.text();
  for (const pad of [adas, bos]) {
    await pad.open();
    await expect(pad.editor).not.toHaveAttribute("aria-readonly", "true");
  }
  const typed = ["# maria wrote this line", "# ada wrote this line", "# bo wrote this line"];
  for (const pad of pads) await pad.goToEnd();
  await Promise.all(pads.map((pad, at) => pad.typeAtEnd(typed[at] as string)));
  for (const pad of pads) await pad.isSaved();
  const letters = [...typed.join("")].sort().join("");
  const together = await sameText(pads, []);
  expect(together.startsWith(example)).toBe(true);
  // Who types in the same place at the same time types in between: no letter is lost and none is doubled.
  expect([...together.slice(example.length).replaceAll("\n", "")].sort().join("")).toBe(letters);
  await expect
    .poll(() => adas.cursors.allTextContents().then((names) => names.sort()))
    .toEqual(["Bo", "Maria"]);
  await expect.poll(() => hosts.names()).toEqual(["Ada", "Bo"]);
  await expect(bos.region.getByText(/^Also here: /)).toContainText("Ada");
  await bo.page.mouse.move(0, 0);
  await bos.hoverCursorOf("Ada");

  await ada.page.keyboard.press("ControlOrMeta+Home");
  await ada.page.keyboard.insertText("# at the top\n");
  await hosts.has("# at the top");
  await bos.typeAtEnd("# at the bottom");
  await sameText(pads, ["# at the top", "# at the bottom"]);
  await ada.page.keyboard.press("ControlOrMeta+z");
  for (const pad of pads) {
    await pad.hasNot("# at the top");
    await pad.has("# at the bottom");
  }
  await ada.page.keyboard.press("ControlOrMeta+Shift+Z");
  await sameText(pads, ["# at the top", "# at the bottom"]);
});

test("whoever leaves the pad leaves no cursor behind", async ({ cast }) => {
  const { ada, hosts, adas } = await withAda(cast);
  await hosts.open();
  await hosts.letWrite("Everyone");
  await adas.open();
  await adas.typeAtEnd("# here");
  await expect(hosts.cursors).toHaveText(["Ada"]);
  await ada.press("Back to the execution");
  await expect(hosts.cursors).toHaveCount(0);
  await adas.open();
  await adas.goToEnd();
  await expect(hosts.cursors).toHaveText(["Ada"]);
  await ada.context.close();
  await expect(hosts.cursors).toHaveCount(0);
});

test("a student takes the class's text, and goes back to the example: each is undone at once", async ({
  cast,
}) => {
  const { code, ada, hosts, adas } = await withAda(cast);
  await hosts.open();
  await hosts.write("# of the class\nprint(1)\n");
  await hosts.isSaved();
  await adas.open("My pad");
  await adas.has("def averager():");
  const example = await adas.text();
  await adas.typeAtEnd("# of ada");
  const own = await adas.text();
  await adas.choose("Take the class’s text");
  await adas.is("# of the class\nprint(1)\n");
  await ada.press("Undo");
  await adas.is(own);
  await adas.choose("Reset to the example");
  await adas.is(example);
  await adas.editor.focus();
  await ada.page.keyboard.press("ControlOrMeta+z");
  await adas.is(own);
  await hosts.is("# of the class\nprint(1)\n");
  await adas.isSaved();
  await ada.page.reload();
  await adas.isOpen("My pad");
  await adas.is(own);
  // Of a pad that is not theirs to read any more nothing is opened.
  await ada.page.evaluate((key) => {
    const kept = sessionStorage.getItem(key) ?? "";
    sessionStorage.setItem(key, kept.replace(/"owner":"[^"]+"/, '"owner":"somebody"'));
  }, `baton:pad-sight:${code}`);
  await ada.page.reload();
  await expect(ada.button("Try it")).toBeVisible();
  await expect(adas.region).toHaveCount(0);
});
