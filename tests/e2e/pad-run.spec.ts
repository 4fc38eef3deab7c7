import { Execution } from "./support/execution.ts";
import { AVERAGER, withAda } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

test.use({ pythonWhenIdle: true });

// Several browsers for each story.
test.setTimeout(120_000);
const PROGRAM = "first = 1\nsecond = 2\nprint(first + second)\n";

test("what is edited together and run by the driver, all step through; an edit afterwards is marked nowhere wrongly", async ({
  cast,
}) => {
  const { code, host, ada, hosts, adas } = await withAda(cast);
  const screen = await cast.screen();
  await screen.show(code);
  const all = [host, ada, screen].map((one) => new Execution(one));
  await hosts.open();
  await hosts.letWrite("Everyone");
  await hosts.write(PROGRAM);
  await adas.open();
  await adas.is(PROGRAM);
  await adas.goToEnd();
  await ada.page.keyboard.type("print('by ada')");
  await hosts.has("by ada");
  await ada.press("Back to the execution");
  // Run takes what stands in the editor at that moment, though the page may not have been drawn since.
  await hosts.goToEnd();
  await hosts.paste("\nprint('in one breath')", true);
  for (const one of all) await expect(one.region("Code")).toContainText("by ada", { timeout: 30_000 });
  for (const one of all) await expect(one.region("Code")).toContainText("in one breath");
  await host.press("Last frame of this step");
  for (const one of all) await expect(one.region("Output")).toContainText(/3\nby ada\n.*in one breath/);
  await host.press("First frame of this step");
  for (const one of [ada, screen]) await one.sees(AVERAGER, 1);

  await hosts.open();
  const earlier = hosts.region.getByText("The execution is from an earlier version.");
  const next = hosts.region.locator(".cm-line.cm-run-next");
  await expect(next).toHaveText("first = 1");
  await expect(next).not.toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await expect(earlier).toHaveCount(0);
  await hosts.editor.focus();
  await host.page.keyboard.press("ControlOrMeta+Home");
  await host.page.keyboard.press("End");
  await host.page.keyboard.type("00");
  await expect(earlier).toBeVisible();
  await expect(next).toHaveCount(0);
  await host.page.keyboard.press("Enter");
  await host.press("Forward");
  await expect(next).toHaveText("second = 2");
  await ada.sees(AVERAGER, 2);
  await adas.open();
  await expect(adas.region.locator(".cm-line.cm-run-next")).toHaveText("second = 2");
  await expect(adas.region.getByText("The execution is from an earlier version.")).toBeVisible();
});

test("a student's Run of the shared pad is theirs alone", async ({ cast }) => {
  const { host, ada, hosts, adas } = await withAda(cast);
  await hosts.open();
  await hosts.write("print('shared')\n");
  await adas.open();
  await adas.is("print('shared')\n");
  await new Execution(ada).run();
  await expect(ada.page.getByText("Only you see this run.")).toBeVisible({ timeout: 30_000 });
  await ada.press("Last frame of this step");
  await expect(new Execution(ada).region("Output")).toContainText("shared");
  await host.press("Back to the execution");
  await expect(new Execution(host).region("Code")).toContainText("averager");
});
