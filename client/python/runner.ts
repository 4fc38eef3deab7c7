import type { Clock } from "../../domain/clock.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { RunRequest } from "../../domain/trace/run-report.ts";
import type { RunnerFailure } from "../runner-failure.ts";
import type { Runner, RunnerState, RunResult, StepsListener } from "./runner-state.ts";
import type { Sandbox } from "./sandbox.ts";
import type { PythonNews } from "./sandbox-talk.ts";
import { Spares } from "./spares.ts";
import { type OutsideEnd, TraceDraft } from "./trace-draft.ts";
import { Watchdog } from "./watchdog.ts";

/** What a runner needs of the page that it is on. */
export interface RunnerEnvironment {
  readonly clock: Clock;
  /** How many Pythons to keep warm. */
  readonly spares: number;
  /** Fetches the parts and opens a sandbox. Bytes as they are sent. */
  readonly open: (
    onProgress: (bytes: number, total: number) => void,
  ) => Promise<Result<Sandbox, RunnerFailure>>;
}

/** A program on its way: `python` is null until there is one to run it. */
interface Run {
  readonly request: RunRequest;
  readonly draft: TraceDraft;
  readonly onSteps: StepsListener;
  readonly settle: (result: RunResult) => void;
  python: number | null;
}

/** Where the Pythons come from, once the parts have been fetched. */
interface Source {
  readonly sandbox: Sandbox;
  readonly spares: Spares;
}

export function createRunner(environment: RunnerEnvironment): Runner {
  return new PythonRunner(environment);
}

class PythonRunner implements Runner {
  readonly #environment: RunnerEnvironment;
  readonly #watchdog: Watchdog;
  readonly #listeners = new Set<() => void>();
  #state: RunnerState = { is: "idle" };
  #source: Source | null = null;
  #opening = false;
  #run: Run | null = null;

  constructor(environment: RunnerEnvironment) {
    this.#environment = environment;
    this.#watchdog = new Watchdog(environment.clock, () => this.#endRun("silence"));
  }

  readonly getSnapshot = (): RunnerState => this.#state;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  readonly load = (): void => {
    if (!this.#opening && !this.#source) void this.#open();
  };

  readonly run = (request: RunRequest, onSteps: StepsListener = () => {}): Promise<RunResult> => {
    if (this.#run) return Promise.resolve(refuse("busy"));
    return new Promise((settle) => {
      this.#run = { request, draft: new TraceDraft(request), onSteps, settle, python: null };
      this.load();
      this.#goOn();
    });
  };

  readonly stop = (): void => {
    if (this.#run?.python === null) this.#settle(refuse("called-off"));
    else this.#endRun("asked");
  };

  async #open(): Promise<void> {
    const { clock, spares, open } = this.#environment;
    this.#opening = true;
    this.#show({ is: "loading", bytes: 0, total: 0 });
    const opened = await open((bytes, total) => this.#show({ is: "loading", bytes, total }));
    this.#opening = false;
    if (!opened.ok) return this.#fail(opened.error);
    const sandbox = opened.value;
    this.#source = { sandbox, spares: new Spares(sandbox, clock, spares, () => this.#goOn()) };
    sandbox.listen((news) => this.#hear(news));
    this.#source.spares.refill();
    this.#goOn();
  }

  /** Gives a program that waits to a Python that is ready, and shows how things stand. */
  #goOn(): void {
    if (!this.#source) return;
    const { sandbox, spares } = this.#source;
    if (spares.isGivenUp && !spares.isReady) return this.#giveUp(sandbox);
    if (this.#run?.python === null) {
      this.#run.python = spares.take();
      if (this.#run.python !== null) this.#begin(this.#run, this.#run.python, sandbox);
    }
    if (this.#run && this.#run.python !== null) this.#show({ is: "running", steps: this.#run.draft.length });
    else this.#show({ is: spares.isReady ? "ready" : "starting" });
  }

  #begin({ request }: Run, python: number, sandbox: Sandbox): void {
    sandbox.run(python, JSON.stringify(request));
    this.#watchdog.hear();
  }

  #hear(news: PythonNews): void {
    const run = this.#run;
    if (run === null || news.python !== run.python) return this.#source?.spares.hear(news);
    // Back without having said how it ended, or broken down: nothing more will come.
    if (news.is !== "report") return this.#endRun("crash");
    this.#watchdog.hear();
    const taken = run.draft.take(news.text);
    if (!taken.ok) return this.#endRun(taken.error);
    if ("trace" in taken.value) return this.#settle(ok(taken.value.trace));
    run.onSteps(taken.value.steps);
    this.#goOn();
  }

  #endRun(why: OutsideEnd): void {
    if (this.#run) this.#settle(ok(this.#run.draft.endedBy(why)));
  }

  /** Every run has a Python of its own: what a program did to it, goes with it. */
  #settle(result: RunResult): void {
    const run = this.#run;
    this.#run = null;
    this.#watchdog.rest();
    if (run?.python != null) this.#source?.sandbox.end(run.python);
    run?.settle(result);
    this.#source?.spares.refill();
    this.#goOn();
  }

  #giveUp(sandbox: Sandbox): void {
    if (this.#run && this.#run.python !== null) return;
    this.#source = null;
    sandbox.close();
    this.#fail("broken");
  }

  #fail(why: RunnerFailure): void {
    this.#show({ is: "failed", why });
    if (this.#run) this.#settle(refuse(why));
  }

  #show(state: RunnerState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
