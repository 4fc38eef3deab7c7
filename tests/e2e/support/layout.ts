import type { Person } from "./actors.ts";

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

/** By how many pixels the page is wider than its window. */
export function sidewaysScroll(person: Person): Promise<number> {
  return person.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/**
 * Names of buttons and fields that are lower or narrower than a finger needs, 44 px; links in running text may be, and lines of
 * code, to which one comes by the large buttons too.
 */
export function smallTargets(person: Person): Promise<string[]> {
  return person.page.evaluate(() => {
    const small = (one: Element) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && (width < 43.5 || height < 43.5);
    };
    const controls = [...document.querySelectorAll("button, [role=button], [role=tab], input, select")];
    return controls
      .filter(small)
      .map((one) => one.getAttribute("aria-label") ?? one.textContent ?? one.outerHTML)
      .filter((name) => !name.startsWith("Run to line"));
  });
}
