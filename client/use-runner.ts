"use client";
import { useEffect, useSyncExternalStore } from "react";
import { runnerOnDemand } from "./python/runner-on-demand.ts";
import type { Runner, RunnerState } from "./python/runner-state.ts";
import { whenIdle } from "./when-idle.ts";

/** One for the page: what it has fetched and booted stays for the next step. */
const runner = runnerOnDemand(async () => (await import("./python/page-runner.ts")).pageRunner);

const IDLE: RunnerState = { is: "idle" };

/**
 * The Python of this page. Where this stands an example can be run, so Python is fetched when the page is idle; with
 * Save-Data at the first `run` or `load`.
 */
export function useRunner(): { readonly state: RunnerState } & Pick<Runner, "load" | "run" | "stop"> {
  const state = useSyncExternalStore(runner.subscribe, runner.getSnapshot, () => IDLE);
  useEffect(() => whenIdle(runner.load), []);
  const { load, run, stop } = runner;
  return { state, load, run, stop };
}
