import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { build } from "../../scripts/build.ts";
import { chromiumFlags, findChromium } from "../../scripts/find-chromium.ts";
import { busyClass } from "../support/busy-class.ts";
import {
  bringRecording,
  FAKE_MICROPHONE,
  type InStep,
  listen,
  noteVoice,
  speak,
} from "../support/heard-voice.ts";
import { ServerProcess } from "../support/server-process.ts";

/** How smoothly a busy class with a voice is replayed. */
export interface PlayPace {
  readonly speed: number;
  /** How long it was played, in s. */
  readonly seconds: number;
  /** Between two frames, in ms: the usual one, the one that one in a hundred exceeds, and the longest. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** Frames that took longer than 50 ms. */
  readonly slow: number;
  /** The share of the page's main thread that it takes, in its own time: it does not count what else the machine does. */
  readonly work: number;
  readonly voice: InStep;
}

/** Frames that are longer than this are seen as stutter, in ms. */
const SMOOTH_MS = 50;
const SPEED = 4;
const WARM_MS = 5000;
const PLAYED_MS = 20_000;
const PIECE_MS = 10_000;

/** Plays a made class at four times the speed in Chromium; null where there is none. */
export async function measurePlay(): Promise<PlayPace | null> {
  const executablePath = findChromium();
  if (executablePath === undefined) return null;
  if ((await build()) !== 0) throw new Error("There is no build to replay with");
  const dataDir = await mkdtemp(join(tmpdir(), "baton-bench-"));
  const server = await ServerProcess.start(dataDir);
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags(), ...FAKE_MICROPHONE] });
  try {
    const context = await browser.newContext({ viewport: { width: 1456, height: 900 } });
    return await paceOf(context, server.url);
  } finally {
    await browser.close();
    await server.kill("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function paceOf(context: BrowserContext, url: string): Promise<PlayPace> {
  const page = await context.newPage();
  const [piece] = await speak(page, 1, PIECE_MS);
  if (!piece) throw new Error("Nothing was spoken");
  const recording = await busyClass(piece);
  const id = await bringRecording(context, url, recording);
  await noteVoice(page);
  await page.goto(`${url}/replay/${id}?speed=${SPEED}`);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForTimeout(WARM_MS);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await taskSeconds(cdp);
  const [frames, voice] = await Promise.all([
    frameTimes(page, PLAYED_MS),
    listen(page, recording.manifest, SPEED, PLAYED_MS),
  ]);
  const work = ((await taskSeconds(cdp)) - before) / (PLAYED_MS / 1000);
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const slow = frames.filter((ms) => ms > SMOOTH_MS).length;
  const times = { p50: at(0.5), p99: at(0.99), worst: at(1), slow };
  return { speed: SPEED, seconds: PLAYED_MS / 1000, ...times, work, voice };
}

function frameTimes(page: Page, forMs: number): Promise<number[]> {
  return page.evaluate(
    (forMs) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let [first, last] = [0, 0];
        const onFrame = (now: number): void => {
          if (last > 0) frames.push(now - last);
          first ||= now;
          last = now;
          if (now - first < forMs) requestAnimationFrame(onFrame);
          else resolve(frames);
        };
        requestAnimationFrame(onFrame);
      }),
    forMs,
  );
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

/** The figures as lines to print. */
export function playLines(found: PlayPace | null): string[] {
  if (!found) return ["Replaying: no Chromium here, nothing measured."];
  const { speed, seconds, p50, p99, worst, slow, work, voice } = found;
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  return [
    `Replaying a busy class at ${speed} times for ${seconds} s: frames p50 ${ms(p50)}, p99 ${ms(p99)}, longest ${ms(worst)}; ${slow} over ${SMOOTH_MS} ms; work ${(work * 100).toFixed(0)} % of the main thread`,
    `Its voice: ${voice.median.toFixed(0)} ms off in the middle, ${voice.worst.toFixed(0)} ms at worst, heard for ${(voice.heard * 100).toFixed(0)} % of the time (aim: 100 ms)`,
  ];
}
