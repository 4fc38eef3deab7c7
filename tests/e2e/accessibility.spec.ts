import { violationsOf } from "../support/axe.ts";
import { expect, test } from "./support/story.ts";

test("axe finds nothing on any screen, in the light and in the dark", async ({ cast }) => {
  test.setTimeout(180_000);
  const found: string[] = [];
  const host = await cast.host("Maria");
  const code = await host.startClass();
  found.push(...(await violationsOf(host.page, "host, nobody there")));
  const ada = await cast.student("Ada");
  for (const path of ["/", "/start", `/join/${code}`, "/lessons/generators-and-coroutines", "/nowhere"]) {
    if (path === "/nowhere") cast.expectInConsole(/404/);
    await ada.open(path);
    await expect(ada.page.getByRole("main")).toBeVisible();
    found.push(...(await violationsOf(ada.page, path)));
  }
  const screen = await cast.screen();
  await screen.show(code);
  await expect(screen.page.getByText(code.slice(0, 3)).first()).toBeVisible();
  found.push(...(await violationsOf(screen.page, "screen, waiting")));
  await ada.join(code);
  await ada.press("Raise hand");
  await host.stepTo(5);
  await ada.sees(5);
  await screen.sees(5);
  for (const one of [host, ada, screen])
    await expect(one.page.getByRole("region", { name: "Court", exact: true })).toBeVisible();
  found.push(...(await violationsOf(ada.page, "student")), ...(await violationsOf(screen.page, "screen")));
  await ada.press("Try it");
  await expect(ada.page.getByRole("textbox", { name: "Shared pad" })).toBeVisible();
  found.push(...(await violationsOf(ada.page, "student, shared pad")));
  await ada.page.getByRole("tab", { name: "My pad" }).click();
  await expect(ada.page.getByText("Saved", { exact: true })).toBeVisible();
  found.push(...(await violationsOf(ada.page, "student, own pad")));
  await ada.press("Back to the execution");
  await host.choose("Ada", "Show to the class without the name");
  for (const one of [host, ada, screen])
    await expect(one.page.getByRole("region", { name: "Pad", exact: true })).toBeVisible();
  await expect(screen.page.getByRole("textbox", { name: "A student’s pad" })).toBeVisible();
  found.push(
    ...(await violationsOf(host.page, "host, spotlight")),
    ...(await violationsOf(screen.page, "screen, spotlight")),
  );
  await host.press("End the spotlight");
  for (const tab of [/^Hands/, /^People/]) {
    await host.page.getByRole("tab", { name: tab }).click();
    found.push(...(await violationsOf(host.page, `host, ${tab.source}`)));
  }
  await host.page.keyboard.press("?");
  await expect(host.page.getByRole("dialog")).toBeVisible();
  found.push(...(await violationsOf(host.page, "host, keys")));
  await host.page.keyboard.press("Escape");
  await ada.page.keyboard.press("PageUp");
  await ada.isShownAs("On your own");
  found.push(...(await violationsOf(ada.page, "student, on their own")));
  await host.page.keyboard.press("b");
  await expect(ada.page.getByText(/paused/i).first()).toBeVisible();
  found.push(
    ...(await violationsOf(ada.page, "student, blank")),
    ...(await violationsOf(screen.page, "screen, blank")),
  );
  expect(found).toEqual([]);
});

test("whoever listens hears of a step once, in one polite status", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.stepTo(2);
  await ada.sees(2);
  const statuses = ada.page.getByRole("status").filter({ hasText: /Step \d+ of/ });
  await expect(statuses).toHaveCount(1);
});
