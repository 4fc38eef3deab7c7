import type { PythonStart, TracedRun } from "./python.ts";

/** In milliseconds. */
const WARM_AT_MOST = 150;
const AGAIN_AT_MOST = 2_000;

/** The figures of Python in the browser, and what was aimed at. */
export function pythonLines(start: PythonStart, runs: readonly TracedRun[]): string[] {
  const ms = (value: number): string => `${value.toFixed(0).padStart(6)} ms`;
  return [
    "From Run to the first frame, in Chromium",
    `${ms(start.cold)}  cold: nothing fetched`,
    `${ms(start.kept)}  the files in the browser's cache`,
    `${ms(start.warm)}  warm: booted while the page was idle`,
    `${ms(start.spare)}  warm spare: right after a program that hung was stopped`,
    `${ms(start.again)}  from Stop of a program that hangs to ready again`,
    "",
    ...runs.map(
      (run) =>
        `${run.steps} steps: ${run.stepsPerSecond.toFixed(0)} a second, ` +
        `${run.bytesPerStep.toFixed(0)} bytes of JSON a step, ${run.gzipBytesPerStep.toFixed(1)} by gzip`,
    ),
    "",
    aim(start.warm <= WARM_AT_MOST, `warm start: ${start.warm.toFixed(0)} ms, aim at most ${WARM_AT_MOST}`),
    aim(
      start.again <= AGAIN_AT_MOST,
      `ready again: ${start.again.toFixed(0)} ms, aim at most ${AGAIN_AT_MOST}`,
    ),
  ];
}

function aim(isMet: boolean, what: string): string {
  return `${isMet ? "met    " : "NOT met"}  ${what}`;
}
