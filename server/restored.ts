import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readConfig } from "./config.ts";
import { renewEpochs } from "./store/sqlite/renew-epochs.ts";

/** For an operator who has put a copy of the data folder back, before the next start. README.md says when. */
function main(): string | null {
  const config = readConfig(process.env);
  if (!config.ok) return config.error;
  const folder = resolve(config.value.dataDir);
  if (!existsSync(join(folder, "baton.db")))
    return `There is no baton.db in ${folder}. Set DATA_DIR to the folder that you put back.`;
  const renewed = renewEpochs(folder);
  if (!renewed.ok)
    return `The data in ${folder} cannot be opened (${renewed.error}). Stop the Baton that has it open, if any.`;
  console.log(`Marked as put back: ${renewed.value} logs in ${folder}. Start Baton as usual.`);
  return null;
}

const problem = main();
if (problem !== null) console.error(problem);
process.exitCode = problem === null ? 0 : 1;
