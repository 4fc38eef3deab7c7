import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium } from "@playwright/test";
import type { Trace } from "../../domain/trace/trace.ts";
import { chromiumFlags, findOrInstallChromium } from "../../scripts/find-chromium.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { RunnerPage } from "../e2e/support/runner-page.ts";
import { startServer } from "../support/start-server.ts";
import { median } from "./statistics.ts";

/** Milliseconds from the click on Run to the first frame of the trace, in Chromium. */
export interface PythonStart {
  /** Nothing fetched: all of Python comes from the server, on this machine. */
  readonly cold: number;
  /** A page later: the files are in the browser's cache. */
  readonly kept: number;
  /** Python has booted while the page was idle. */
  readonly warm: number;
  /** Right after a program that hung was stopped. */
  readonly spare: number;
  /** From Stop until another program could run. */
  readonly again: number;
}

/** Whole runs in Chromium. */
export interface TracedRun {
  readonly steps: number;
  readonly stepsPerSecond: number;
  /** Of its JSON. */
  readonly bytesPerStep: number;
  readonly gzipBytesPerStep: number;
}

const AVERAGER = `def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count

a = averager()
next(a)
for value in range(10_000):
    a.send(value)
`;
const HANG = "import itertools\nsum(itertools.count())";
/** For the spares to be booted: nothing tells when the second is. */
const QUIET_MS = 3_000;

/** Boots Python in a browser of its own and measures `rounds` times. */
export async function measurePython(
  rounds: number,
): Promise<{ start: PythonStart; runs: readonly TracedRun[] }> {
  const made = await runCommand("node", [
    "--disable-warning=ExperimentalWarning",
    "scripts/make-runner-assets.ts",
  ]);
  if (made !== 0) throw new Error("The runner's files could not be made");
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumFlags() });
  try {
    const starts: PythonStart[] = [];
    for (let round = 1; round <= rounds; round++) {
      process.stderr.write(`Python in the browser, round ${round} of ${rounds}\n`);
      const context = await browser.newContext();
      starts.push(await measureStart(context, server.url));
      await context.close();
    }
    const page = await RunnerPage.open(await browser.newPage(), server.url);
    const runs = [await measureRun(page, 1_000), await measureRun(page, 5_000)];
    return { start: mediansOf(starts), runs };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureStart(context: BrowserContext, url: string): Promise<PythonStart> {
  const first = await RunnerPage.open(await context.newPage(), url);
  const cold = await firstFrame(first);
  const next = await RunnerPage.open(await context.newPage(), url);
  const kept = await firstFrame(next);
  await first.page.close();
  await quiet(next);
  const warm = await firstFrame(next);
  await quiet(next);
  const { spare, again } = await afterAHang(next);
  return { cold, kept, warm, spare, again };
}

async function firstFrame(runner: RunnerPage): Promise<number> {
  const result = await runner.run(AVERAGER);
  if (!result.ok || result.value.steps.length === 1) throw new Error(`No run: ${JSON.stringify(result)}`);
  return runner.firstSteps();
}

async function afterAHang(runner: RunnerPage): Promise<{ spare: number; again: number }> {
  const hung = runner.run(HANG);
  await runner.page.waitForFunction(() => window.runner.getSnapshot().is === "running");
  const stopped = performance.now();
  await runner.stop();
  await hung;
  await runner.ready();
  const again = performance.now() - stopped;
  return { again, spare: await firstFrame(runner) };
}

async function quiet(runner: RunnerPage): Promise<void> {
  await runner.ready();
  await new Promise((later) => setTimeout(later, QUIET_MS));
}

async function measureRun(runner: RunnerPage, steps: number): Promise<TracedRun> {
  await runner.load();
  await quiet(runner);
  const result = await runner.run(AVERAGER, [], steps);
  if (!result.ok) throw new Error(`No run: ${result.error}`);
  const trace: Trace = result.value;
  const json = JSON.stringify(trace);
  const seconds = (await runner.lastSteps()) / 1_000;
  return {
    steps: trace.steps.length,
    stepsPerSecond: trace.steps.length / seconds,
    bytesPerStep: json.length / trace.steps.length,
    gzipBytesPerStep: gzipSync(json).length / trace.steps.length,
  };
}

function mediansOf(starts: readonly PythonStart[]): PythonStart {
  const of = (figure: keyof PythonStart) => median(starts.map((start) => start[figure]));
  return {
    cold: of("cold"),
    kept: of("kept"),
    warm: of("warm"),
    spare: of("spare"),
    again: of("again"),
  };
}
