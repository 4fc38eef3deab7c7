import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests passed and failed. */
export type Counts = { passed: number; failed: number };

const UnitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const BrowserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** The counts in vitest's JSON report; a file that could not even be loaded is one failure. */
export function countUnitTests(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = UnitReport.parse(report);
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/** The counts in Playwright's JSON report. */
export function countBrowserTests(report: unknown): Counts {
  const { expected, flaky, unexpected } = BrowserReport.parse(report).stats;
  return { passed: expected + flaky, failed: unexpected };
}

/** Counts the tests of a report file; nothing where the run ended before it wrote one. */
export function countFile(path: string, count: (report: unknown) => Counts): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  return count(JSON.parse(readFileSync(path, "utf8")));
}

/** The sum of both. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}
