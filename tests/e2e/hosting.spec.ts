import { expect, test } from "./support/story.ts";

test("the baton goes to a student, who drives the class, and comes back", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, bo] = [await cast.student("Ada"), await cast.student("Bo")];
  await ada.join(code);
  await bo.join(code);
  await host.choose("Ada", "Pass the baton");
  await expect(host.page.getByText(/Ada is driving/)).toBeVisible();
  // Before she has it her steps are hers alone.
  await expect(ada.button("Hand the baton back")).toBeVisible();
  await ada.press("Forward");
  for (const one of [host, ada, bo]) await one.sees(1, 2);
  await host.press("Take the baton back");
  await expect(host.button("Take the baton back")).toHaveCount(0);
  await host.press("Forward");
  for (const one of [ada, bo]) await one.sees(2, 1);
  await ada.press("Back");
  await ada.isShownAs("On your own");
  await ada.sees(1, 2);
  await bo.sees(2, 1);
});

test("a student hands the baton back", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.choose("Ada", "Pass the baton");
  await expect(host.button("Take the baton back")).toBeVisible();
  await ada.press("Hand the baton back");
  await expect(host.button("Take the baton back")).toHaveCount(0);
  await host.press("Forward");
  await ada.sees(1, 2);
});

test("hands queue up in their order, are seen by the host, and are lowered by either", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, bo] = [await cast.student("Ada"), await cast.student("Bo")];
  await ada.join(code);
  await bo.join(code);
  await bo.press("Raise hand");
  await expect(bo.button("Lower hand")).toBeVisible();
  await ada.press("Raise hand");
  const queue = await host.hands();
  await expect(queue).toHaveCount(2);
  await expect(queue.first()).toContainText("Bo");
  await queue.first().getByRole("button", { name: /Lower/ }).click();
  await expect(bo.button("Raise hand")).toBeVisible();
  await ada.press("Lower hand");
  await expect(queue).toHaveCount(0);
});

test("removed may come back; a ban holds after a reload", async ({ cast }) => {
  cast.expectInConsole(/403/);
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.choose("Ada", "Remove");
  await host.page
    .getByRole("button", { name: /Remove/ })
    .last()
    .click();
  await expect(ada.page.getByText(/removed/i).first()).toBeVisible();
  await ada.joinByHand(code);
  await host.choose("Ada", "Ban");
  await host.page.getByRole("button", { name: /Ban/ }).last().click();
  await expect(ada.page.getByText(/host.*(removed|banned)|banned/i).first()).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByText(/banned|cannot join|not let/i).first()).toBeVisible();
  await ada.open(`/join/${code}`);
  await expect(ada.button("Join the class")).toHaveCount(0);
});

test("the host link brings the console to a second device, as the same person", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  const link = await host.page.evaluate(async (room) => {
    const answer = await fetch(`/api/classes/${room}/host-link`);
    return ((await answer.json()) as { path: string }).path;
  }, code);
  const tablet = await cast.host("Maria");
  await tablet.open(link);
  await tablet.sees(1);
  await expect(tablet.page).toHaveURL(new RegExp(`/teach/${code}$`));
  await tablet.press("Forward");
  await ada.sees(1, 2);
  await host.sees(1, 2);
});

test("notes are for hosts: a student's browser is never sent them", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  const ask = (room: string) => fetch(`/api/classes/${room}/notes`).then((answer) => answer.status);
  cast.expectInConsole(/403/);
  expect(await host.page.evaluate(ask, code)).toBe(200);
  expect(await ada.page.evaluate(ask, code)).toBe(403);
});
