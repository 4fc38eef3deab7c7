import { violationsOf } from "../support/axe.ts";
import { bringIn, Replay } from "./support/replay.ts";
import { expect, test } from "./support/story.ts";

// Each looks at a dozen pictures of one page.
test.setTimeout(240_000);

test("axe finds nothing in a replay, in the light and in the dark", async ({ cast }) => {
  cast.expectInConsole(/404/);
  const host = await cast.host("Maria");
  const { page } = host;
  const replay = new Replay(host);
  const id = await bringIn(host, "owner");
  const found: string[] = [];
  const look = async (where: string) => void found.push(...(await violationsOf(host.page, where)));
  await replay.open(id, "?t=0:10");
  await host.press("Play");
  await expect(host.button("Pause")).toBeVisible();
  await look("playing");
  await replay.open(id, "?t=6:10");
  await expect(replay.pad.getByRole("textbox")).toContainText("was here");
  await look("a pad");
  await host.press("Forward");
  await expect(host.button("Return")).toBeVisible();
  await look("own steps");
  await page.keyboard.press("Escape");
  for (const name of ["Chapters", "Search", "Keys"]) {
    await host.press(name);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    if (name === "Search") {
      await page.keyboard.type("typed");
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("listitem").first()).toBeVisible();
    }
    await look(name);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await host.press("Edit here");
  await expect(page.getByRole("textbox", { name: "Your program" })).toBeVisible();
  await look("edit here");
  await replay.open(id, "?t=15:10");
  await look("blank");
  await replay.open(id, "?t=45:12");
  await host.sees(27);
  await look("the end");
  await host.open("/replay/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await look("gone");
  expect(found).toEqual([]);
});

test("all of it goes by keyboard alone", async ({ cast }) => {
  const host = await cast.host();
  const { keyboard } = host.page;
  const replay = new Replay(host);
  await replay.open(await bringIn(host));
  const isAt = async (time: string, keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
    await replay.isAt(time);
  };
  await isAt("0:10", ["ArrowRight", "ArrowRight"]);
  await isAt("0:05", ["ArrowLeft"]);
  await isAt("4:36", ["Shift+ArrowRight"]);
  await isAt("0:05", ["Shift+ArrowLeft"]);
  await isAt("22:36", ["5"]);
  await isAt("0:00", ["0"]);
  await isAt("1:00", ["]"]);
  await isAt("0:00", ["["]);
  await keyboard.press("Space");
  await expect(host.button("Pause")).toBeVisible();
  await keyboard.press("Space");
  await expect(host.button("Play")).toBeVisible();
  await isAt("0:00", ["0"]);
  await isAt("1:00", ["."]);
  await keyboard.press("?");
  const dialog = host.page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toBeVisible();
  // Under a dialog the keys are not the replay's.
  await isAt("1:00", ["5"]);
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // The slider has the keys of a slider.
  await replay.timeline.focus();
  await isAt("1:05", ["ArrowUp"]);
  await isAt("5:36", ["PageUp"]);
  await isAt("1:05", ["PageDown"]);
  await isAt("45:12", ["End"]);
  await isAt("0:00", ["Home"]);
  // While typing they make text.
  await keyboard.press("/");
  const field = host.page.getByLabel("Word or line of code");
  await expect(field).toBeFocused();
  await keyboard.type("5.[ ]?/");
  await expect(field).toHaveValue("5.[ ]?/");
  await keyboard.press("Escape");
  await replay.isAt("0:00");
  await expect(host.button("Play")).toBeVisible();
});

test("whoever listens hears where it stands, in one polite status, and is not talked over while it plays", async ({
  cast,
}) => {
  const host = await cast.host();
  const replay = new Replay(host);
  await replay.open(await bringIn(host), "?t=2:25");
  await host.sees(5, 3);
  const status = host.page.getByRole("status").filter({ hasText: /Step \d+ of/ });
  await expect(status).toHaveCount(1);
  await expect(status).toHaveAttribute("aria-live", "polite");
  await expect(status).toContainText("Paused at 2:25, One candy at a time.");
  await expect(replay.timeline).toHaveAttribute("aria-valuetext", "2:25 of 45:12, One candy at a time");
  await host.press("Play");
  await expect(status).toHaveAttribute("aria-live", "off");
  await expect(status).not.toContainText("Paused");
  await host.press("Pause");
  await replay.timeline.press("End");
  await expect(status).toContainText("This is the end of the recording.");
});
