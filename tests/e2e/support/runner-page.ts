import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { Page, Route } from "@playwright/test";
import type { Runner, RunnerState, RunResult } from "../../../client/python/runner-state.ts";
import type { RunRequest } from "../../../domain/trace/run-report.ts";
import { USUAL_TRACE_STEPS } from "../../../domain/trace/trace.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** Below this the page finds the project's own sources; nothing of it reaches the server. */
const WORKSHOP = "/workshop";

declare global {
  interface Window {
    runner: Runner;
    /** When the steps of the last run came, in milliseconds after it was asked for. */
    came: number[];
  }
}

/** A run of `source`, as a screen would ask for it. */
export function requestFor(source: string, inputs: string[] = [], steps = USUAL_TRACE_STEPS): RunRequest {
  const limits = { steps, output: 64_000, size: 2_000_000 };
  return { name: "main.py", source, setup: "", inputs, seed: 1, limits };
}

/** A page of the server's origin and policy with nothing on it but the runner, from the sources as they are. */
export class RunnerPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, serverUrl: string): Promise<RunnerPage> {
    const policy = (await fetch(`${serverUrl}/healthz`)).headers.get("content-security-policy") ?? "";
    await page.route(`${serverUrl}${WORKSHOP}/**`, (route) => answer(route, policy));
    await page.goto(`${serverUrl}${WORKSHOP}/`);
    await page.waitForFunction(() => window.runner !== undefined);
    return new RunnerPage(page);
  }

  state(): Promise<RunnerState> {
    return this.page.evaluate(() => window.runner.getSnapshot());
  }

  load(): Promise<void> {
    return this.page.evaluate(() => window.runner.load());
  }

  /** Waits until a program could run at once. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.runner.getSnapshot().is === "ready", null, {
      timeout: 60_000,
    });
  }

  run(source: string, inputs: string[] = [], steps?: number): Promise<RunResult> {
    return this.page.evaluate(
      (request) => {
        const asked = performance.now();
        window.came = [];
        return window.runner.run(request, () => window.came.push(performance.now() - asked));
      },
      requestFor(source, inputs, steps),
    );
  }

  /** When the first steps of the last run came, and the last: in milliseconds after it was asked for. */
  firstSteps(): Promise<number> {
    return this.page.evaluate(() => window.came[0] ?? Number.NaN);
  }

  lastSteps(): Promise<number> {
    return this.page.evaluate(() => window.came.at(-1) ?? Number.NaN);
  }

  /** In how many pieces the steps of the last run came. */
  pieces(): Promise<number> {
    return this.page.evaluate(() => window.came.length);
  }

  stop(): Promise<void> {
    return this.page.evaluate(() => window.runner.stop());
  }
}

const HTML = `<!doctype html><title>Runner</title>
<script type="importmap">{"imports":{"zod/mini":"${WORKSHOP}/node_modules/zod/mini/index.js"}}</script>
<script type="module">
import { pageRunner } from "${WORKSHOP}/client/python/page-runner.ts";
window.runner = pageRunner;
</script>`;

async function answer(route: Route, policy: string): Promise<void> {
  const path = new URL(route.request().url()).pathname.slice(WORKSHOP.length);
  const headers = { "content-security-policy": policy };
  if (path === "/") return route.fulfill({ contentType: "text/html", headers, body: HTML });
  const file = join(ROOT, path);
  if (!existsSync(file)) return route.fulfill({ status: 404 });
  const source = readFileSync(file, "utf8");
  const body = path.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
  return route.fulfill({ contentType: "text/javascript", headers, body });
}
