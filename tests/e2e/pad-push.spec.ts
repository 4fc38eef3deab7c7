import { PHONE } from "./support/layout.ts";
import { Pad } from "./support/pad.ts";
import { bringToAverager } from "./support/pad-scene.ts";
import { expect, test } from "./support/story.ts";

// Several browsers for each story.
test.setTimeout(120_000);
const SENT = "# sent to everybody\nprint('try this')\n";

test("what the host sends to everybody is a new version; what a student typed is a click away, after a reload too", async ({
  cast,
}) => {
  const host = await cast.host();
  const [bo, cy] = [await cast.student("Bo"), await cast.student("Cy", PHONE)];
  await bringToAverager(host, [bo, cy]);
  await cy.page.getByRole("tab", { name: "Output", exact: true }).tap();
  const [hosts, bos, cys] = [host, bo, cy].map((one) => new Pad(one)) as [Pad, Pad, Pad];
  await bos.open("My pad");
  await bos.typeAtEnd("# what bo typed");
  const own = await bos.text();
  await hosts.open();
  await hosts.write(SENT);
  await hosts.isSaved();
  await hosts.choose("Send to everybody…");
  await host.page.getByRole("dialog").getByRole("button", { name: "Send to everybody" }).click();
  await expect(hosts.region.getByText(/^Sent: everybody has it/)).toBeVisible();

  await expect(bos.region.getByText("Your host sent a new version. Yours is kept.")).toBeVisible();
  await bos.is(SENT);
  await bos.region.getByRole("button", { name: "Back to mine" }).click();
  await bos.is(own);
  await bos.typeAtEnd("# and more");
  await bos.isSaved();
  const more = await bos.text();
  await bos.region.getByRole("button", { name: "To the new one" }).click();
  await bos.is(SENT);
  await bos.typeAtEnd("# bo in the new one");
  await bos.isSaved();
  await bo.page.reload();
  await bos.isOpen("My pad");
  await bos.is(`${SENT}\n# bo in the new one`);
  await bos.region.getByLabel("Version").selectOption("Yours");
  await bos.is(more);

  await expect(cy.page.getByText("Your host sent code for this step.")).toBeVisible();
  await expect(cy.page.getByRole("region", { name: "Output", exact: true })).toBeVisible();
  await cy.press("Open my pad");
  await cys.isOpen("My pad");
  await cys.is(SENT);
  // The host's own pad is as it was, whatever is done with what was sent.
  await hosts.is(SENT);
});
