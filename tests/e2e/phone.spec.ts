import { PHONE, sidewaysScroll, smallTargets } from "./support/layout.ts";
import { expect, test } from "./support/story.ts";

/** A 1280 px window at 200 %. */
const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

for (const [where, options] of Object.entries({ "a phone": PHONE, "200 % zoom": ZOOMED })) {
  test(`every screen fits on ${where}: nothing scrolls sideways`, async ({ cast }) => {
    const host = await cast.host("Maria", options);
    const code = await host.startClassByHand();
    const ada = await cast.student("Ada", options);
    for (const path of ["/", "/start", `/join/${code}`, "/lessons/generators-and-coroutines#7"]) {
      await ada.open(path);
      await expect(ada.page.getByRole("main")).toBeVisible();
      expect(await sidewaysScroll(ada), path).toBeLessThanOrEqual(0);
    }
    await ada.joinByHand(code);
    await host.stepTo(5);
    await ada.sees(5);
    expect(await sidewaysScroll(ada), "student").toBeLessThanOrEqual(0);
    expect(await sidewaysScroll(host), "host").toBeLessThanOrEqual(0);
  });
}

test("on a phone a student steps, returns and raises a hand with a thumb", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  await host.stepTo(3);
  const ada = await cast.student("Ada", PHONE);
  await ada.joinByHand(code);
  await ada.sees(3);
  await expect(ada.page.getByRole("region", { name: "Code", exact: true })).toBeVisible();
  expect(await smallTargets(ada)).toEqual([]);
  await ada.button("Back").tap();
  await ada.isShownAs("On your own");
  await ada.button("Return to the class").tap();
  await ada.sees(3);
  await ada.button("Raise hand").tap();
  await expect(ada.button("Lower hand")).toBeVisible();
});
