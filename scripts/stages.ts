import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.ts";
import { checkDependencies } from "./dependency-rule.ts";
import { findOrInstallChromium } from "./find-chromium.ts";
import { runCommand } from "./run-command.ts";
import { type Counts, countBrowserTests, countFile, countUnitTests } from "./test-counts.ts";

/** One part of `npm test`. `run` resolves with an exit code; `counts` reads what it counted, when it counts. */
export type Stage = { name: string; title: string; run: () => Promise<number>; counts?: () => Counts };

/** The stages that need nothing to run but the sources: `npm run check`. */
export const STATIC_STAGES: readonly Stage[] = [
  {
    name: "lint",
    title: "format and lint",
    run: () => runCommand("biome", ["check", "--error-on-warnings"]),
  },
  { name: "types", title: "types", run: () => runCommand("tsc", ["--noEmit"]) },
  { name: "imports", title: "who imports whom", run: checkDependencies },
  { name: "unused", title: "unused files, exports and libraries", run: () => runCommand("knip", []) },
];

const TRACES = ["--disable-warning=ExperimentalWarning", "scripts/make-traces.ts"];

/** All stages of `npm test`, in order. */
export function allStages(): Stage[] {
  const reports = mkdtempSync(join(tmpdir(), "baton-reports-"));
  return [
    ...STATIC_STAGES,
    { name: "traces", title: "traces of the lessons' examples", run: () => runCommand("node", TRACES) },
    unitStage(join(reports, "unit.json")),
    { name: "build", title: "build", run: build },
    browserStage("real-time", "browser tests that take their time", reports),
    browserStage("browser", "browser tests against the production server", reports),
  ];
}

function unitStage(report: string): Stage {
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name: "unit",
    title: "unit, contract, property and fuzz tests",
    run: () => runCommand("vitest", args),
    counts: () => countFile(report, countUnitTests),
  };
}

/** `name` is that of a project in `playwright.config.ts`. */
function browserStage(name: string, title: string, reports: string): Stage {
  const report = join(reports, `${name}.json`);
  const run = (): Promise<number> => {
    const env = { BATON_CHROMIUM: findOrInstallChromium(), BATON_BROWSER_REPORT: report };
    return runCommand("playwright", ["test", `--project=${name}`], env);
  };
  return { name, title, run, counts: () => countFile(report, countBrowserTests) };
}
