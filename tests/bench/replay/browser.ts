import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { lessonWords } from "../../../components/words/lesson.ts";
import { replayWords } from "../../../components/words/replay.ts";
import { chromiumFlags, findChromium } from "../../../scripts/find-chromium.ts";
import { Random } from "../../support/random.ts";
import type { ReplayPlan } from "./plan.ts";
import type { Watched } from "./viewer.ts";

/** What somebody in front of Chromium waits for, in milliseconds; all by the page's own clock. */
export interface BrowserSeeks {
  /** From the navigation to the step in sight: with a fresh profile each time, and in one that has been there. */
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  /** From the pointer's press on the timeline to the frame in which all of that instant is drawn. */
  readonly took: readonly number[];
  /** What a seek costs the page's main thread, in its own time: it does not count what else the machine does. */
  readonly work: number;
  /** What the page has grown by after all seeks, in bytes of its heap, garbage collected. */
  readonly heap: number;
}

/** What is noted in the page. */
interface Noted {
  first: number | null;
  took: number[];
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** Opens a recording and presses on its timeline; null where there is no Chromium. */
export async function measureInBrowser(
  watched: Watched,
  { openings, seeksInBrowser, long }: ReplayPlan,
): Promise<BrowserSeeks | null> {
  const executablePath = findChromium();
  if (executablePath === undefined) return null;
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    const cold: number[] = [];
    const warm: number[] = [];
    for (let round = 0; round < openings; round++) {
      const context = await profileOf(browser, watched);
      cold.push(await firstPicture(await context.newPage(), watched));
      warm.push(await firstPicture(await context.newPage(), watched));
      await context.close();
    }
    const page = await (await profileOf(browser, watched)).newPage();
    await firstPicture(page, watched);
    return { cold, warm, ...(await pressAround(page, seeksInBrowser, new Random(long.seed))) };
  } finally {
    await browser.close();
  }
}

async function profileOf(browser: Browser, { url, cookie }: Watched): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (cookie !== null) await context.addCookies([{ name: "baton", value: cookie, url }]);
  await context.addInitScript(takeNotes, {
    lesson: `[aria-label="${lessonWords.lesson}"]`,
    status: `[aria-label="${replayWords.timeline}"] [role="status"]`,
    waiting: replayWords.waiting,
  });
  return context;
}

/** Runs in the page: looks at each frame, right before it is drawn, at what will be in it. */
function takeNotes({ lesson, status, waiting }: { lesson: string; status: string; waiting: string }): void {
  const noted: Noted = { first: null, took: [] };
  window.noted = noted;
  let pressed: number | null = null;
  const onPress = (event: PointerEvent): void => {
    pressed = event.timeStamp;
  };
  addEventListener("pointerdown", onPress, true);
  const look = (): void => {
    const told = document.querySelector(status)?.textContent ?? waiting;
    const isThere = !told.includes(waiting) && Boolean(document.querySelector(lesson)?.textContent);
    if (isThere) noted.first ??= performance.now();
    if (isThere && pressed !== null) {
      noted.took.push(performance.now() - pressed);
      pressed = null;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstPicture(page: Page, { url, name }: Watched): Promise<number> {
  await page.goto(`${url}/replay/${name}`);
  await page.waitForFunction(() => window.noted.first !== null);
  return page.evaluate(() => window.noted.first ?? 0);
}

async function pressAround(
  page: Page,
  count: number,
  random: Random,
): Promise<Pick<BrowserSeeks, "took" | "work" | "heap">> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const heapBefore = await heapOf(cdp);
  const workBefore = await metricOf(cdp, "TaskDuration");
  const box = await page.getByRole("slider", { name: replayWords.timeline }).boundingBox();
  if (!box) throw new Error("There is no timeline to press on");
  for (let seek = 1; seek <= count; seek++) {
    await page.mouse.click(box.x + random.next() * box.width, box.y + box.height / 2);
    await page.waitForFunction((all) => window.noted.took.length === all, seek);
  }
  const took = await page.evaluate(() => window.noted.took);
  const work = (((await metricOf(cdp, "TaskDuration")) - workBefore) * 1000) / count;
  return { took, work, heap: (await heapOf(cdp)) - heapBefore };
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return metricOf(cdp, "JSHeapUsedSize");
}

async function metricOf(cdp: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}
