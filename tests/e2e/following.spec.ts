import { expect, test } from "./support/story.ts";

test("everybody's screen follows the host, with keys, clicker and buttons", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, bo, screen] = [await cast.student("Ada"), await cast.student("Bo"), await cast.screen()];
  await ada.join(code);
  await bo.join(code);
  await screen.show(code);
  await host.stepTo(3);
  for (const one of [ada, bo, screen]) await one.sees(3);
  await host.page.keyboard.press("PageUp");
  for (const one of [host, ada, bo, screen]) await one.seesTheEndOf(2);
  for (const key of ["ArrowRight", "PageDown", "PageDown", "PageDown", "ArrowLeft"])
    await host.page.keyboard.press(key);
  for (const one of [host, ada, bo, screen]) await one.sees(3, 3);
  await host.press("Forward");
  await host.press("Back");
  await host.press("Forward");
  for (const one of [host, ada, bo, screen]) await one.sees(3, 4);
});

test("who joins late, at step 9, sees step 9", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  await host.stepTo(9);
  const late = await cast.student("Late");
  await late.join(code);
  await late.sees(9);
  const screen = await cast.screen();
  await screen.show(code);
  await screen.sees(9);
});

test("stepping alone breaks away, scrolling does not; 'Return to the class' and Escape bring back", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  await host.stepTo(3);
  const ada = await cast.student("Ada");
  await ada.join(code);
  await ada.page.mouse.wheel(0, 600);
  await host.stepTo(4);
  await ada.sees(4);
  await ada.press("Back");
  await ada.isShownAs("On your own");
  await host.stepTo(6);
  await expect(ada.page.getByText(/The class is on step 6/)).toBeVisible();
  await ada.isShownAs("On your own");
  await expect(await host.rowOf("Ada")).toContainText(/step [34]/i);
  await ada.press("Return to the class");
  await ada.isShownAs("Following");
  await ada.sees(6);
  await ada.page.keyboard.press("ArrowLeft");
  await ada.isShownAs("On your own");
  await ada.page.keyboard.press("Escape");
  await ada.sees(6);
  await ada.isShownAs("Following");
});

test("a lock keeps the class together and a release lets it go; a call brings the wanderers back", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  await host.stepTo(3);
  const [ada, bo] = [await cast.student("Ada"), await cast.student("Bo")];
  await ada.join(code);
  await bo.join(code);
  for (const one of [ada, bo]) await one.sees(3);
  await ada.page.keyboard.press("PageUp");
  await ada.isShownAs("On your own");
  await host.press("Call everyone back");
  await ada.isShownAs("Following");
  // Bo followed all along: what comes after the call says that it has reached him.
  await host.stepTo(4);
  for (const one of [ada, bo]) await one.sees(4);
  await bo.page.keyboard.press("PageUp");
  await bo.isShownAs("On your own");
  await host.press("Keep everyone with me");
  for (const one of [ada, bo]) {
    await one.isShownAs("Locked");
    await one.page.keyboard.press("PageUp");
  }
  await host.stepTo(5);
  for (const one of [ada, bo]) await one.sees(5);
  await host.press("Let everyone look around");
  await ada.isShownAs("Following");
  await ada.page.keyboard.press("PageUp");
  await ada.isShownAs("On your own");
});

test("blank screens say that the host has paused, and show again", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.join(code);
  await screen.show(code);
  await host.page.keyboard.press("b");
  await expect(host.button("Show screens").first()).toBeVisible();
  for (const one of [ada, screen]) await expect(one.page.getByText(/paused/i).first()).toBeVisible();
  await host.button("Show screens").first().click();
  for (const one of [ada, screen]) await expect(one.page.getByText(/paused/i)).toHaveCount(0);
});

test("no key steps while somebody types", async ({ cast }) => {
  const host = await cast.host();
  await host.startClass();
  await host.stepTo(2);
  await host.rowOf("Maria");
  const search = host.page.getByRole("searchbox").or(host.page.getByRole("textbox")).first();
  await search.fill("b.");
  await search.press("ArrowLeft");
  await search.press("b");
  await host.sees(2);
  await expect(host.button("Blank screens")).toBeVisible();
});
