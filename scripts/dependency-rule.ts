import { cruise, type ICruiseResult, type IViolation } from "dependency-cruiser";
import config from "../.dependency-cruiser.mjs";
import { ROOT } from "./run-command.ts";
import { sourceFiles } from "./source-files.ts";

const FOLDERS = ["app", "client", "components", "domain", "scripts", "server", "tests"];
const SOURCE = /\.(ts|tsx|mjs|js)$/;

/**
 * Checks who imports whom and prints every import that goes the wrong way.
 * Returns the exit code. A cruise that did not read every file fails, since it could find nothing.
 */
export async function checkDependencies(): Promise<number> {
  process.chdir(ROOT);
  const files = sourceFiles(ROOT, FOLDERS).filter((file) => SOURCE.test(file));
  const result = await cruiseFiles(files);
  const read = new Set(result.modules.map((module) => module.source));
  const missed = files.filter((file) => !read.has(file));
  for (const file of missed) console.error(`not read: ${file}`);
  const { violations } = result.summary;
  for (const violation of violations) console.error(lineOf(violation));
  console.log(
    `${files.length - missed.length} of ${files.length} files read, ${violations.length} wrong imports.`,
  );
  return violations.length + missed.length === 0 && files.length > 0 ? 0 : 1;
}

async function cruiseFiles(files: string[]): Promise<ICruiseResult> {
  const { forbidden = [], options = {} } = config;
  const { output } = await cruise(files, { ...options, validate: true, ruleSet: { forbidden } });
  if (typeof output === "string") throw new Error("dependency-cruiser gave text where a result was expected");
  return output;
}

function lineOf({ from, to, rule, cycle }: IViolation): string {
  const way = cycle ? cycle.map((step) => step.name).join(" → ") : to;
  return `${rule.name}: ${from} → ${way}`;
}

if (import.meta.main) process.exitCode = await checkDependencies();
