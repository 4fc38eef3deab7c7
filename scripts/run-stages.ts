import type { Stage } from "./stages.ts";
import { addCounts, type Counts } from "./test-counts.ts";

/**
 * Runs the stages in order and stops at the first that fails. A failed stage that counted no failed test, such
 * as lint, counts as one failure, so that the sum never looks green.
 */
export async function runStages(stages: readonly Stage[]): Promise<Counts> {
  let sum: Counts = { passed: 0, failed: 0 };
  for (const [index, stage] of stages.entries()) {
    console.log(`\n[${index + 1}/${stages.length}] ${stage.name}: ${stage.title}`);
    const started = performance.now();
    const code = await runStage(stage);
    const counts = stage.counts?.() ?? { passed: 0, failed: 0 };
    const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1);
    sum = addCounts(sum, { passed: counts.passed, failed });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `[${index + 1}/${stages.length}] ${stage.name}: ${failed === 0 ? "ok" : "FAILED"}, ${seconds} s`,
    );
    if (failed > 0) break;
  }
  return sum;
}

async function runStage(stage: Stage): Promise<number> {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/**
 * The stages that `--only a,b` names, or all of them without it. Throws on a name that is not a stage's.
 */
export function chooseStages(stages: readonly Stage[], args: readonly string[]): readonly Stage[] {
  const at = args.indexOf("--only");
  if (at === -1) return stages;
  const names = (args[at + 1] ?? "").split(",");
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No stage is called "${unknown}". They are: ${stages.map((stage) => stage.name).join(", ")}.`,
    );
  }
  return stages.filter((stage) => names.includes(stage.name));
}
