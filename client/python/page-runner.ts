import { ok, type Result, refuse } from "../../domain/result.ts";
import type { RunnerFailure } from "../runner-failure.ts";
import { fetchParts } from "./asset-loader.ts";
import { openFrameSandbox } from "./frame-sandbox.ts";
import { createRunner } from "./runner.ts";
import type { Sandbox } from "./sandbox.ts";

/** In gigabytes; browsers tell of 8 at the most, and some nothing. */
const LITTLE_MEMORY = 4;

/** The runner of this page. */
export const pageRunner = createRunner({
  clock: {
    now: () => performance.now(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  },
  spares: hasLittleMemory() ? 1 : 2,
  open,
});

function hasLittleMemory(): boolean {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return deviceMemory !== undefined && deviceMemory <= LITTLE_MEMORY;
}

async function open(
  onProgress: (bytes: number, total: number) => void,
): Promise<Result<Sandbox, RunnerFailure>> {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") return refuse("unsupported");
  const parts = await fetchParts(onProgress).catch(() => null);
  if (parts === null) return refuse("unreachable");
  return openFrameSandbox(parts).then(ok<Sandbox>, () => refuse("unsupported" as const));
}
