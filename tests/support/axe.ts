import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rules whose answer depends on the colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on a page as it is, short enough to read in a failure: all in the light, and in the dark what the dark can change. */
export async function violationsOf(page: Page, where: string): Promise<string[]> {
  const light = await found(page, new AxeBuilder({ page }), `${where}, light`, "light");
  const dark = new AxeBuilder({ page }).withRules(OF_COLOURS).setLegacyMode();
  return [...light, ...(await found(page, dark, `${where}, dark`, "dark"))];
}

async function found(
  page: Page,
  axe: AxeBuilder,
  where: string,
  colorScheme: "light" | "dark",
): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const { violations } = await axe.analyze();
  return violations.map(
    (one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}
