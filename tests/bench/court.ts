import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { createViteServer } from "vitest/node";
import { chromiumFlags, findChromium } from "../../scripts/find-chromium.ts";
import { ROOT } from "../../scripts/run-command.ts";
import type {} from "./court-page/page.tsx";

/** How steadily one steps through a made-up run of 40 lanes and 5,000 steps, in one way to look at it. */
export interface CourtPace {
  readonly view: string;
  /** Between two frames, in ms: the usual one, and those that one in twenty and one in a hundred exceeds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The share of frames, from 0 to 1, that came later than 60 a second allow, by more than a quarter of a frame. */
  readonly late: number;
  /** What a step costs the page's main thread, in ms of its own time: it does not count what else the machine does. */
  readonly work: number;
}

const TIMES = 300;
const FRAME = 1000 / 60;

/** Steps once a frame in Chromium; null where there is none. */
export async function measureCourt(): Promise<CourtPace[] | null> {
  const executablePath = findChromium();
  if (executablePath === undefined) return null;
  // React as it is shipped: without its checks.
  Object.assign(process.env, { NODE_ENV: "production" });
  const vite = await createViteServer({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
    cacheDir: join(ROOT, "node_modules/.cache/court-page"),
    // What an earlier run left behind may be of other libraries: the page would wait for what never comes.
    optimizeDeps: { entries: ["tests/bench/court-page/index.html"], force: true },
  });
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    await vite.listen();
    const [url] = vite.resolvedUrls?.local ?? [];
    if (url === undefined) throw new Error("The page of the court is not served");
    const page = await browser.newPage({ viewport: { width: 1456, height: 900 } });
    await page.goto(`${url}tests/bench/court-page/index.html`);
    return await paces(page);
  } finally {
    await browser.close();
    await vite.close();
  }
}

async function paces(page: Page): Promise<CourtPace[]> {
  await page.getByRole("slider").waitFor();
  const usual = await paceOf(page, "lanes in play");
  await page.getByRole("button", { name: "Show all 40 lanes" }).click();
  const all = await paceOf(page, "all 40 lanes");
  await page.getByRole("button", { name: "Show the whole run" }).click();
  return [usual, all, await paceOf(page, "all 40 lanes, all 5,000 steps")];
}

async function paceOf(page: Page, view: string): Promise<CourtPace> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await taskSeconds(cdp);
  const frames = await page.evaluate((times) => window.courtPage?.step(2000, times), TIMES);
  if (!frames) throw new Error("The page of the court has nothing to measure");
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const late = frames.filter((time) => time > FRAME * 1.25).length / frames.length;
  const work = ((await taskSeconds(cdp)) - before) * (1000 / TIMES);
  await cdp.detach();
  return { view, p50: at(0.5), p95: at(0.95), p99: at(0.99), late, work };
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

/** The figures as lines to print. */
export function courtLines(found: readonly CourtPace[] | null): string[] {
  if (!found) return ["The court: no Chromium here, nothing measured."];
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  return found.map(
    ({ view, p50, p95, p99, late, work }) =>
      `The court, ${view}: a step a frame, work ${ms(work)}, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, late frames ${(late * 100).toFixed(1)} %`,
  );
}
