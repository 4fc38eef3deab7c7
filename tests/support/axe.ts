import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type Scheme = "light" | "dark";
type Options = Parameters<AxeBuilder["options"]>[0];

/** In the dark only the rules whose answer depends on the colours are looked at again. Nobody reads what axe found to be right. */
const OPTIONS: Readonly<Record<Scheme, Options>> = {
  light: { resultTypes: ["violations"] },
  dark: { resultTypes: ["violations"], runOnly: ["color-contrast", "link-in-text-block"] },
};

/** What axe finds on a page as it is, short enough to read in a failure: all in the light, and in the dark what the dark can change. */
export async function violationsOf(page: Page, where: string): Promise<string[]> {
  return [...(await found(page, where, "light")), ...(await found(page, where, "dark"))];
}

async function found(page: Page, where: string, colorScheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const { violations } = await (await axeFor(page, colorScheme)).options(OPTIONS[colorScheme]).analyze();
  return violations.map(
    (one) =>
      `${where}, ${colorScheme}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

/** Axe opens a page of its own to add up what it finds in frames, and its half megabyte is read each time: where there is need. */
async function axeFor(page: Page, colorScheme: Scheme): Promise<AxeBuilder> {
  const framed = page.frames().length > 1;
  const there = !framed && (await page.evaluate(() => "axe" in window));
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: ";" } : {}) });
  return axe.setLegacyMode(!framed || colorScheme === "dark");
}
