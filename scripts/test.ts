import { chooseStages, runStages } from "./run-stages.ts";
import { allStages, STATIC_STAGES } from "./stages.ts";

async function main(args: readonly string[]): Promise<number> {
  const stages = chooseStages(args.includes("--static") ? STATIC_STAGES : allStages(), args);
  const { passed, failed } = await runStages(stages);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
