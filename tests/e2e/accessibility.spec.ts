import { violationsOf } from "./support/axe.ts";
import { expect, test } from "./support/story.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ cast }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    const host = await cast.host("Maria", { colorScheme });
    const code = await host.startClass();
    found.push(...(await violationsOf(host, "host, nobody there")));
    const ada = await cast.student("Ada", { colorScheme });
    for (const path of ["/", "/start", `/join/${code}`, "/lessons/generators-and-coroutines", "/nowhere"]) {
      if (path === "/nowhere") cast.expectInConsole(/404/);
      await ada.open(path);
      await expect(ada.page.getByRole("main")).toBeVisible();
      found.push(...(await violationsOf(ada, path)));
    }
    const screen = await cast.screen({ colorScheme });
    await screen.show(code);
    await expect(screen.page.getByText(code.slice(0, 3)).first()).toBeVisible();
    found.push(...(await violationsOf(screen, "screen, waiting")));
    await ada.join(code);
    await ada.press("Raise hand");
    await host.stepTo(5);
    await ada.sees(5);
    await screen.sees(5);
    for (const one of [host, ada, screen])
      await expect(one.page.getByRole("region", { name: "Court", exact: true })).toBeVisible();
    found.push(...(await violationsOf(ada, "student")), ...(await violationsOf(screen, "screen")));
    await ada.press("Try it");
    await expect(ada.page.getByRole("textbox", { name: "Shared pad" })).toBeVisible();
    found.push(...(await violationsOf(ada, "student, shared pad")));
    await ada.page.getByRole("tab", { name: "My pad" }).click();
    await expect(ada.page.getByText("Saved", { exact: true })).toBeVisible();
    found.push(...(await violationsOf(ada, "student, own pad")));
    await ada.press("Back to the execution");
    await host.choose("Ada", "Show to the class without the name");
    for (const one of [host, ada, screen])
      await expect(one.page.getByRole("region", { name: "Pad", exact: true })).toBeVisible();
    await expect(screen.page.getByRole("textbox", { name: "A student’s pad" })).toBeVisible();
    found.push(
      ...(await violationsOf(host, "host, spotlight")),
      ...(await violationsOf(screen, "screen, spotlight")),
    );
    await host.press("End the spotlight");
    for (const tab of [/^Hands/, /^People/]) {
      await host.page.getByRole("tab", { name: tab }).click();
      found.push(...(await violationsOf(host, `host, ${tab.source}`)));
    }
    await host.page.keyboard.press("?");
    await expect(host.page.getByRole("dialog")).toBeVisible();
    found.push(...(await violationsOf(host, "host, keys")));
    await host.page.keyboard.press("Escape");
    await ada.page.keyboard.press("PageUp");
    await ada.isShownAs("On your own");
    found.push(...(await violationsOf(ada, "student, on their own")));
    await host.page.keyboard.press("b");
    await expect(ada.page.getByText(/paused/i).first()).toBeVisible();
    found.push(
      ...(await violationsOf(ada, "student, blank")),
      ...(await violationsOf(screen, "screen, blank")),
    );
    expect(found).toEqual([]);
  });
}

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
