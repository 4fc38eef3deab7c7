import { chooseStages, runStages } from "./run-stages.ts";
import { allStages, STATIC_STAGES } from "./stages.ts";

const stages = process.argv.includes("--static") ? STATIC_STAGES : allStages();
const { passed, failed } = await runStages(chooseStages(stages, process.argv.slice(2)));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
