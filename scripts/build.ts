import { clearStamp, isBuilt, sourcesDigest, writeStamp } from "./build-stamp.ts";
import { compressAssets } from "./compress-assets.ts";
import { ROOT, runCommand } from "./run-command.ts";
import { makeSmallZod } from "./small-zod.ts";

const QUIET = "--disable-warning=ExperimentalWarning";

/** Scripts that make what is served and not committed, unless it is there. In processes of their own: the Pythons that they boot go with them. */
const MAKERS = ["scripts/make-runner-assets.ts", "scripts/make-traces.ts", "scripts/make-replay-page.ts"];

/**
 * Builds what the server serves, unless it is there and made from these very sources.
 * Resolves with the exit code of what failed, or 0.
 */
export async function build(): Promise<number> {
  for (const maker of MAKERS) {
    const made = await runCommand("node", [QUIET, maker]);
    if (made !== 0) return made;
  }
  const digest = sourcesDigest(ROOT);
  if (isBuilt(ROOT, digest)) {
    console.log("The build is up to date.");
    return 0;
  }
  console.log("Building. The first time takes half a minute.");
  clearStamp(ROOT);
  await makeSmallZod(ROOT);
  const code = await runCommand("next", ["build"], { NODE_ENV: "production" });
  if (code !== 0) return code;
  const files = await compressAssets(ROOT, ".next/static");
  console.log(`Compressed ${files} files.`);
  writeStamp(ROOT, digest);
  return 0;
}

if (import.meta.main) process.exitCode = await build();
