import { defineConfig, type ReporterDescription } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/find-chromium.ts";

const executablePath = findChromium();
const counted = process.env.BATON_BROWSER_REPORT;
const reporter: ReporterDescription[] = [["list"], ...(counted ? [jsonReporter(counted)] : [])];

function jsonReporter(outputFile: string): ReporterDescription {
  return ["json", { outputFile }];
}

/** The tests start the servers they need themselves; each is the one that `npm start` runs. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Up to eight pages share two cores with Python and a server: a story that passes at its second try is told as flaky.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter,
  use: {
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags() },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
