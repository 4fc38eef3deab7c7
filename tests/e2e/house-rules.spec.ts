import { expect, test } from "./support/story.ts";

test.use({ serverEnv: { HOST_PASSCODE: "open sesame", MAX_STUDENTS: "1" } });

test("a house with a passcode asks for it before a class can be started", async ({ cast }) => {
  cast.expectInConsole(/403/);
  const host = await cast.host();
  await host.open("/start");
  await host.page.getByLabel("Your name").fill("Maria");
  const passcode = host.page.getByLabel(/passcode/i);
  const teach = host.page
    .getByRole("article", { name: "Generators and coroutines" })
    .getByRole("button", { name: "Teach" });
  await passcode.fill("wrong");
  await teach.click();
  await expect(
    host.page
      .getByText(/passcode is/i)
      .or(host.page.getByText(/not the passcode/i))
      .first(),
  ).toBeVisible();
  await passcode.fill("open sesame");
  await teach.click();
  await expect(host.page).toHaveURL(/\/teach\//);
});

test("a full class says so, and takes somebody when a seat is free", async ({ cast }) => {
  cast.expectInConsole(/403|409/);
  const host = await cast.host();
  await host.open("/start");
  await host.page.getByLabel("Your name").fill("Maria");
  await host.page.getByLabel(/passcode/i).fill("open sesame");
  await host.page
    .getByRole("article", { name: "Generators and coroutines" })
    .getByRole("button", { name: "Teach" })
    .click();
  await host.sees(1);
  const code = await host.code();
  const [ada, bo] = [await cast.student("Ada"), await cast.student("Bo")];
  await ada.joinByHand(code);
  await bo.open(`/join/${code}`);
  await expect(bo.page.getByText(/full/i).first()).toBeVisible();
  await host.choose("Ada", "Remove");
  await host.page
    .getByRole("button", { name: /Remove/ })
    .last()
    .click();
  await bo.joinByHand(code);
});
