import { expect, test } from "./support/story.ts";

test("a host starts a class in two clicks; students join by typed code and by link; all see the first step", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  const ada = await cast.student("Ada");
  await ada.open("/");
  const box = ada.page.getByRole("textbox", { name: "Room code" });
  await expect(box).toBeFocused();
  await box.fill(` ${code.slice(0, 3).toLowerCase()} – ${code.slice(3).toLowerCase()} `);
  await ada.press("Join");
  await ada.page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await ada.press("Join the class");
  await ada.isShownAs("Following");
  await ada.sees(1);
  const bo = await cast.student("Bo");
  await bo.joinByHand(code);
  await bo.sees(1);
  await expect(await host.rowOf("Ada")).toBeVisible();
  await expect(await host.rowOf("Bo")).toBeVisible();
});

test("two of one name are told apart, and a name nobody can see is refused in words", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  const first = await cast.student("Ada");
  await first.joinByHand(code);
  const second = await cast.student("ada");
  await second.open(`/join/${code}`);
  const name = second.page.getByRole("textbox", { name: "Your name" });
  for (const typed of ["\u200b\u200b", "\u202eadA", "   ", "x".repeat(41)]) {
    await name.fill(typed);
    await second.press("Join the class");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(second.page).toHaveURL(/\/join\//);
  }
  await name.fill("ADA");
  await second.press("Join the class");
  await second.isShownAs("Following");
  await expect(await host.rowOf("ADA 2")).toBeVisible();
});

test("two tabs of one browser are one student", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  const ada = await cast.student("Ada");
  await ada.joinByHand(code);
  const other = await ada.context.newPage();
  await other.goto(`${ada.url}/join/${code}`);
  await expect(other).toHaveURL(new RegExp(`/class/${code}$`));
  await expect(other.getByText("Following", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await ada.press("Raise hand");
  await expect(other.getByRole("button", { name: "Lower hand" })).toBeVisible();
  await host.rowOf("Ada");
  await expect(
    host.page.getByRole("region", { name: "People" }).getByText("Ada", { exact: true }),
  ).toHaveCount(1);
});

test("a wrong code says so, at the box and at the link", async ({ cast }) => {
  cast.expectInConsole(/404/);
  const ada = await cast.student("Ada");
  await ada.open("/");
  await ada.page.getByRole("textbox", { name: "Room code" }).fill("222222");
  await ada.press("Join");
  await expect(ada.page.getByText(/no class/i).first()).toBeVisible();
  await ada.open("/join/333333");
  await expect(ada.page.getByText(/no class/i).first()).toBeVisible();
  await expect(ada.page.getByRole("textbox", { name: "Your name" })).toHaveCount(0);
});

test("a locked room and an ended class say which they are, and what to do", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  await host.press("Lock the room");
  await expect(host.button("Unlock the room")).toBeVisible();
  const ada = await cast.student("Ada");
  await ada.open(`/join/${code}`);
  await expect(ada.page.getByText(/locked/i).first()).toBeVisible();
  await host.press("Unlock the room");
  await ada.joinByHand(code);
  await host.press("End class");
  await host.page
    .getByRole("alertdialog")
    .or(host.page.getByRole("dialog"))
    .getByRole("button", { name: /End/ })
    .click();
  await ada.isShownAs("Class ended");
  const bo = await cast.student("Bo");
  await bo.open(`/join/${code}`);
  await expect(bo.page.getByText(/ended/i).first()).toBeVisible();
});
