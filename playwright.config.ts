import { defineConfig, type ReporterDescription } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/find-chromium.ts";

const executablePath = findChromium();
const counted = process.env.BATON_BROWSER_REPORT;
// Chromium's own microphone beeps twice a second. Whether a page may hear it is up to the story.
const args = [...chromiumFlags(), "--use-fake-device-for-media-stream"];
const reporter: ReporterDescription[] = [["list"], ...(counted ? [jsonReporter(counted)] : [])];

function jsonReporter(outputFile: string): ReporterDescription {
  return ["json", { outputFile }];
}

/** Stories that mostly wait, and listen to the millisecond: a run of their own, since a busy machine would be heard. */
const IN_REAL_TIME = ["replay-voice", "voice"].map((name) => `**/${name}.spec.ts`);

/** The tests start the servers they need themselves; each is the one that `npm start` runs. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  // Up to eight pages share two cores with Python and a server: a story that passes at its second try is told as flaky.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter,
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args },
  },
  projects: [
    { name: "real-time", testMatch: IN_REAL_TIME },
    { name: "browser", testIgnore: IN_REAL_TIME },
  ],
});
