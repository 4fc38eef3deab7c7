import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseStages, runStages } from "../../scripts/run-stages.ts";
import type { Stage } from "../../scripts/stages.ts";
import { countBrowserTests, countUnitTests } from "../../scripts/test-counts.ts";

const ran: string[] = [];

function stage(name: string, code: number, counts?: { passed: number; failed: number }): Stage {
  const run = async (): Promise<number> => {
    ran.push(name);
    return code;
  };
  return { name, title: name, run, ...(counts ? { counts: () => counts } : {}) };
}

beforeEach(() => {
  ran.length = 0;
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("the counts of the stages are summed", async () => {
  const stages = [
    stage("lint", 0),
    stage("unit", 0, { passed: 5, failed: 0 }),
    stage("browser", 0, { passed: 2, failed: 0 }),
  ];
  expect(await runStages(stages)).toEqual({ passed: 7, failed: 0 });
});

test("the first stage that fails is the last that runs", async () => {
  const sum = await runStages([stage("unit", 1, { passed: 3, failed: 2 }), stage("browser", 0)]);
  expect(sum).toEqual({ passed: 3, failed: 2 });
  expect(ran).toEqual(["unit"]);
});

test("a stage that fails without counting is one failure", async () => {
  expect(await runStages([stage("lint", 1)])).toEqual({ passed: 0, failed: 1 });
  expect(await runStages([stage("unit", 1, { passed: 9, failed: 0 })])).toEqual({ passed: 9, failed: 1 });
});

test("a stage that throws is one failure", async () => {
  const broken: Stage = { name: "browser", title: "", run: () => Promise.reject(new Error("no Chromium")) };
  expect(await runStages([broken])).toEqual({ passed: 0, failed: 1 });
});

test("--only chooses by name and refuses a name that is not a stage's", () => {
  const stages = [stage("lint", 0), stage("unit", 0), stage("browser", 0)];
  expect(chooseStages(stages, ["--only", "unit,browser"]).map((chosen) => chosen.name)).toEqual([
    "unit",
    "browser",
  ]);
  expect(chooseStages(stages, [])).toBe(stages);
  expect(() => chooseStages(stages, ["--only", "units"])).toThrow("lint, unit, browser");
});

test("a unit test file that does not load counts as a failure", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countUnitTests(report)).toEqual({ passed: 4, failed: 2 });
});

test("a browser test that passed at the second try counts as passed", () => {
  expect(countBrowserTests({ stats: { expected: 3, unexpected: 1, flaky: 1 } })).toEqual({
    passed: 4,
    failed: 1,
  });
});
