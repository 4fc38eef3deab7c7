import type { Locator } from "@playwright/test";
import * as z from "zod/mini";
import { Manifest } from "../../domain/recording/recording.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import { violationsOf } from "../support/axe.ts";
import type { Host, Person } from "./support/actors.ts";
import { type Cast, expect, test } from "./support/story.ts";

async function endClass(host: Host): Promise<void> {
  await host.press("End class");
  await host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
  await host.isShownAs("Class ended");
}

/** A class of a few seconds that has ended, and its host on the page of their classes. */
async function afterClass(cast: Cast): Promise<Host> {
  const host = await cast.host("Maria");
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.stepTo(2);
  await ada.sees(2);
  await expect.poll(() => host.elapsed()).toBeGreaterThan(3);
  await endClass(host);
  await host.page.getByRole("link", { name: "Your classes and their replays" }).click();
  await expect(host.page.getByRole("article")).toHaveCount(1);
  return host;
}

async function openFromMenu({ page }: Person, item: string): Promise<Locator> {
  await page.getByRole("button", { name: /^More about/ }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  return page.getByRole("dialog");
}

test("everybody sees whether the class is recorded; the host pauses it, goes on, and stops it", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.join(code);
  await screen.show(code);
  const lights = [host, ada, screen].map(({ page }) => page.locator("[data-recording]"));
  for (const light of lights) await expect(light).toContainText("Recording");
  await host.press("Pause recording");
  for (const light of lights) await expect(light).toContainText("Recording paused");
  await host.press("Go on recording");
  for (const light of lights) await expect(light).not.toContainText("paused");
  await host.press("Stop recording");
  for (const light of lights) await expect(light).toHaveCount(0);
  await host.press("Record");
  for (const light of lights) await expect(light).toContainText("Recording");
});

test("a class is not recorded when its host does not want it", async ({ cast }) => {
  const host = await cast.host();
  await host.open("/start");
  await host.page.getByRole("checkbox", { name: "Record this class" }).uncheck();
  await host.page.getByRole("button", { name: "Teach" }).first().click();
  await expect(host.button("Record")).toBeVisible();
  await expect(host.page.locator("[data-recording]")).toHaveCount(0);
  // What has happened in the last two seconds is not in any list yet.
  await expect.poll(() => host.elapsed()).toBeGreaterThan(3);
  await host.open("/classes");
  const article = host.page.getByRole("article");
  await expect(article).toContainText("nothing recorded");
  await expect(article.getByRole("link")).toHaveText(["Go on teaching"]);
  await expect(article.getByRole("button")).toHaveCount(1);
});

test("what happens while the recording is paused is not in it", async ({ cast }) => {
  const host = await cast.host();
  await host.startClass();
  const stay = async (): Promise<void> => {
    const since = await host.elapsed();
    await expect.poll(() => host.elapsed()).toBeGreaterThan(since + 1);
  };
  await stay();
  await host.press("Pause recording");
  await expect(host.button("Go on recording")).toBeVisible();
  // What its screen says next was read off the clock after the pause began; what it says now may be old.
  const old = await host.elapsed();
  await expect.poll(() => host.elapsed()).toBeGreaterThan(old);
  const paused = await host.elapsed();
  await host.stepTo(3);
  await stay();
  await host.stepTo(4);
  await host.press("Go on recording");
  await expect(host.button("Pause recording")).toBeVisible();
  await stay();
  await endClass(host);
  const { page, url } = host;
  const [card] = z.array(RecordingCard).parse(await (await page.request.get(`${url}/api/recordings`)).json());
  const answer = await page.request.get(`${url}/api/recordings/${card?.id}/manifest`);
  const { chapters } = Manifest.parse(await answer.json());
  expect(chapters.map(({ step }) => step)).toEqual([0, 3]);
  // Where it stood after the pause comes at the pause's beginning, which had passed then.
  expect(chapters[1]?.t).toBeLessThanOrEqual((paused + 1) * 1000);
});

test("an owner renames, shortens, shares and stops sharing a class", async ({ cast }) => {
  const host = await afterClass(cast);
  const { page } = host;
  const rename = await openFromMenu(host, "Rename");
  await rename.getByRole("textbox", { name: "Name" }).fill("Thursday class");
  await page.keyboard.press("Enter");
  const article = page.getByRole("article", { name: "Thursday class" });
  await expect(article).toBeVisible();
  await expect(page.getByRole("button", { name: /^More about/ })).toBeFocused();
  const cuts = await openFromMenu(host, "Trim and hide");
  await cuts.getByRole("textbox", { name: "Begins at" }).fill("0:01");
  await cuts.getByRole("textbox", { name: "Hide from" }).fill("0:01");
  await cuts.getByRole("textbox", { name: "Hide to" }).fill("0:02");
  await page.keyboard.press("Enter");
  await expect(cuts.getByText("0:01 to 0:02")).toBeVisible();
  await cuts.getByRole("button", { name: "Save" }).click();
  await expect(article.getByText("Shortened")).toBeVisible();
  await page.getByRole("button", { name: "Share Thursday class" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const manifest = `/api${new URL(link).pathname.replace("replay", "recordings")}/manifest`;
  const ada = await cast.student("Absent");
  expect((await ada.page.request.get(ada.url + manifest)).status()).toBe(200);
  await page.getByRole("button", { name: "Stop sharing" }).click();
  await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
  expect((await ada.page.request.get(ada.url + manifest)).ok()).toBe(false);
  cast.expectInConsole(/status of 410/);
  await ada.open(new URL(link).pathname);
  await expect(
    ada.page.getByRole("heading", { name: "This recording is not shared any more" }),
  ).toBeVisible();
});

test("an owner deletes a student's data, and then the class, by typing its name", async ({ cast }) => {
  const host = await afterClass(cast);
  const { page } = host;
  const forget = await openFromMenu(host, "Delete a student’s data");
  await forget.getByRole("button", { name: "Delete the data of Ada" }).click();
  await expect(forget).toBeHidden();
  const people = await openFromMenu(host, "Delete a student’s data");
  await expect(people.getByRole("combobox", { name: "Student" })).toContainText("Student 1");
  await page.keyboard.press("Escape");
  const remove = await openFromMenu(host, "Delete");
  await remove.getByRole("textbox").fill("something else");
  await page.keyboard.press("Enter");
  await expect(remove.getByText(/That is not its name/)).toBeVisible();
  await remove.getByRole("textbox").fill("generators and coroutines");
  const watch = await page.getByRole("link", { name: /^Watch/ }).getAttribute("href");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No class yet" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No class yet" })).toBeVisible();
  cast.expectInConsole(/status of 4\d\d/);
  await host.open(watch ?? "");
  await expect(page.getByRole("heading", { name: "This recording was deleted" })).toBeVisible();
});

test("a recording goes out as a file and comes in again; what is no recording is refused with a reason", async ({
  cast,
}) => {
  const host = await afterClass(cast);
  const { page } = host;
  await page.getByRole("button", { name: /^Download / }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Recording file (.baton)" }).click(),
  ]);
  await page.keyboard.press("Escape");
  const chooser = page.locator("input[type=file]");
  await chooser.setInputFiles(await download.path());
  await expect(page.getByText(/is imported/)).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByText("From a file", { exact: true })).toBeVisible();
  cast.expectInConsole(/status of 4\d\d/);
  await chooser.setInputFiles({
    name: "holiday.baton",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("no recording"),
  });
  await expect(page.getByText(/^holiday\.baton was not imported\. ./)).toBeVisible();
});

test("of a class that is larger than a file may be, an owner is told so and what to do, on a phone too", async ({
  cast,
}) => {
  const host = await afterClass(cast);
  const { page } = host;
  await page.setViewportSize({ width: 390, height: 844 });
  cast.expectInConsole(/status of 413/);
  // It would take hours to speak so much.
  const isOwners = (address: URL) => address.pathname.endsWith("/file") && address.search === "";
  await page.route(isOwners, (route) => route.fulfill({ status: 413 }));
  await page.getByRole("button", { name: /^Download / }).click();
  const link = page.getByRole("link", { name: "Recording file (.baton)" });
  await expect(link).toBeVisible();
  await page.getByRole("radio", { name: /^With all names/ }).press("Space");
  await expect(page.getByText(/^The class is larger than a recording file may be .* Trim it/)).toBeVisible();
  await expect(link).toBeHidden();
  await expect(page.getByRole("link", { name: "Web page (.html)" })).toBeVisible();
  expect(await violationsOf(page, "a class without a file")).toEqual([]);
  await page.getByRole("radio", { name: "Without names" }).press("Space");
  await expect(link).toBeVisible();
});

test("an owner's own file, brought in, is shared without names, by keys and on a phone", async ({ cast }) => {
  const host = await afterClass(cast);
  const { page } = host;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: /^Download / }).click();
  await page.getByRole("radio", { name: /^With all names/ }).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Recording file (.baton)" }).click(),
  ]);
  await page.keyboard.press("Escape");
  await page.locator("input[type=file]").setInputFiles(await download.path());
  const article = page.getByRole("article").filter({ hasText: "From a file" });
  await article.getByRole("button", { name: /^Download / }).click();
  await expect(page.getByRole("radio", { name: "Without names" })).toBeChecked();
  expect(await violationsOf(page, "download an import")).toEqual([]);
  await page.keyboard.press("Escape");
  await article.getByRole("button", { name: /^Share / }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Make a link" }).focus();
  await page.keyboard.press("Enter");
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toBeFocused();
  const path = new URL(await link.inputValue()).pathname;
  const absent = await cast.student("Absent");
  const told = await absent.page.request.get(
    `${absent.url}/api${path.replace("replay", "recordings")}/chunks/0`,
  );
  expect(await told.text()).toMatch(/^(?!.*(Ada|Maria)).*Instructor/);
  await absent.open(path);
  await expect(absent.button("Play")).toBeVisible();
  await absent.page.keyboard.press("]");
  await absent.sees(2);
});

test("axe finds nothing on the page of an owner, on a phone", async ({ cast }) => {
  test.slow();
  const host = await afterClass(cast);
  const { page } = host;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const found = await violationsOf(page, "classes");
  for (const name of [/^Share/, /^Download/]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    found.push(...(await violationsOf(page, name.source)));
    await page.keyboard.press("Escape");
  }
  for (const item of ["Rename", "Trim and hide", "Delete a student’s data", "Delete"]) {
    await expect(await openFromMenu(host, item)).toBeVisible();
    found.push(...(await violationsOf(page, item)));
    await page.keyboard.press("Escape");
  }
  expect(found).toEqual([]);
});
