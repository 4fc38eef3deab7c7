import { sameText } from "./support/pad.ts";
import { withAda, withAdaAndBo } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);

test("250,000 characters at once are refused with a sentence, and the others type on undisturbed", async ({
  cast,
}) => {
  const { hosts, adas, bos } = await withAdaAndBo(cast);
  await hosts.open();
  await hosts.letWrite("Everyone");
  for (const pad of [adas, bos]) await pad.open();
  await expect(adas.editor).not.toHaveAttribute("aria-readonly", "true");
  await adas.goToEnd();
  const typing = bos.typeAtEnd("# bo types on, whatever ada does");
  await adas.paste("# much too much\n".repeat(15_625));
  await typing;
  await expect(adas.region.getByText(/longer than 200,000 characters/)).toBeVisible();
  const text = await sameText([hosts, adas, bos], ["# bo types on, whatever ada does"]);
  expect(text).not.toContain("# much too much");
  await adas.region.getByRole("button", { name: "Close", exact: true }).click();
  await adas.typeAtEnd("# ada again");
  await sameText([hosts, adas, bos], ["# ada again"]);
});

test("characters that cannot be seen are shown, to everybody", async ({ cast }) => {
  const { hosts, adas } = await withAda(cast);
  await hosts.open();
  await hosts.write("");
  await adas.open();
  await adas.is("");
  // A bell, a zero width space, a right-to-left override and markup.
  await hosts.paste("a\u0007b\u200bc\u202ed <img src=x onerror=alert(1)>");
  for (const pad of [hosts, adas]) {
    await expect(pad.region.locator(".cm-specialChar")).toHaveCount(3);
    await pad.has("<img src=x onerror=alert(1)>");
    await expect(pad.region.locator("img[src=x]")).toHaveCount(0);
  }
});
